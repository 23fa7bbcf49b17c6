package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// Misspelt warns (C08) of attributes of a submission that no rule reads but
// that are written nearly like one a rule does read. What nobody declared never
// helps, so a slip of the pen would decide a verdict in silence.
func (l *Law) Misspelt(s *Submission) (all []problem.Problem) {
	names := map[string]bool{}
	collect := func(attributes map[string]string) {
		for name := range attributes {
			names[name] = true
		}
	}
	collect(s.Declared)
	for _, x := range s.Subjects {
		collect(x.Attributes)
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if meant := l.meant(name); meant != "" {
			all = append(all, misspelt(name, meant))
		}
	}
	return all
}

// meant is the attribute that name, which no rule reads, probably stands for;
// empty when there is none.
func (l *Law) meant(name string) string {
	closest, least := "", unrelated
	for _, a := range l.Attributes {
		for _, known := range append([]string{a.Code}, a.Fields...) {
			if name == known {
				return ""
			}
			if d := slip(name, known); d < least {
				closest, least = known, d
			}
		}
	}
	return closest
}

// unrelated is the distance of names that no slip of the pen explains.
const unrelated = 1 << 10

// slip is how far name is from known, in letters, when so small a difference
// is likely a slip; unrelated else. Codes of few letters lie too close together to
// tell: of them only another case is a slip.
func slip(name, known string) int {
	plain := strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(name))
	known = strings.ToLower(known)
	d := distance(plain, known)
	if d > 0 && len(known) < 6 || d > len(known)/6 {
		return unrelated
	}
	return d
}

// distance counts the letters to insert, drop, change or exchange with their
// neighbour (optimal string alignment).
func distance(a, b string) int {
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, above, row := rows[0], rows[1], rows[2]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := above[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			row[j] = min(above[j]+1, row[j-1]+1, change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		rows = [3][]int{above, row, before}
	}
	return rows[1][len(b)]
}

func misspelt(name, meant string) problem.Problem {
	return problem.Problem{Code: "C08", Class: problem.Input, Severity: problem.Warning,
		Message: bilingual.Text{
			ZH: fmt.Sprintf("没有规则使用属性“%s”，是否为“%s”之误？", name, meant),
			EN: fmt.Sprintf("no rule reads the attribute %q; is %q meant?", name, meant)},
		Next: bilingual.Text{
			ZH: fmt.Sprintf("如果是，请改为“%s”后重新送审", meant),
			EN: fmt.Sprintf("if so, write %s and submit again", meant)}}
}
