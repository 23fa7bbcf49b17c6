package check

import (
	"fmt"

	"onemap/internal/bilingual"
)

// Verdict is the answer to a check, a layer or a finding, worst first in
// order: prohibited, undetermined, conditional, confirm, note, clear.
type Verdict int

// The verdicts. The zero value is Clear.
const (
	Clear Verdict = iota
	Note
	Confirm
	Conditional
	Undetermined
	Prohibited
)

var verdictNames = [...]string{"clear", "note", "confirm", "conditional", "undetermined", "prohibited"}

// String is the code used in documents and rules.
func (v Verdict) String() string {
	if v < Clear || v > Prohibited {
		return fmt.Sprintf("Verdict(%d)", int(v))
	}
	return verdictNames[v]
}

// ParseVerdict reads a code.
func ParseVerdict(s string) (Verdict, error) {
	for v, n := range verdictNames {
		if n == s {
			return Verdict(v), nil
		}
	}
	return Clear, fmt.Errorf("verdict %q is not one of %v", s, verdictNames)
}

// MarshalText writes the code.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads a code.
func (v *Verdict) UnmarshalText(b []byte) (err error) {
	*v, err = ParseVerdict(string(b))
	return err
}

// Worst is the worst of several verdicts, Clear for none.
func Worst(vs ...Verdict) Verdict {
	w := Clear
	for _, v := range vs {
		w = max(w, v)
	}
	return w
}

// Name is the verdict in words.
func (v Verdict) Name() bilingual.Text {
	return [...]bilingual.Text{
		Clear:        {ZH: "未见冲突", EN: "Clear"},
		Note:         {ZH: "提示", EN: "Note"},
		Confirm:      {ZH: "需核实", EN: "To be confirmed"},
		Conditional:  {ZH: "有条件", EN: "Conditional"},
		Undetermined: {ZH: "不能判定", EN: "Undetermined"},
		Prohibited:   {ZH: "禁止", EN: "Prohibited"},
	}[max(Clear, min(v, Prohibited))]
}
