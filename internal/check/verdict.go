package check

import "fmt"

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
