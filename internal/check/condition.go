package check

import (
	"slices"
	"strings"
)

// hold tells whether all conditions hold; none always hold.
func (l *Law) hold(all Conditions, in Judged) bool {
	return !slices.ContainsFunc(all, func(c Condition) bool { return !l.holds(c, in) })
}

// holds tests the subject's attribute or the feature's field.
func (l *Law) holds(c Condition, in Judged) bool {
	value := in.FeatureAttributes[c.Feature]
	if c.Feature == "" {
		value = l.declared(in.Attributes, c.Attribute)
	}
	return (value != "" && l.satisfied(c, value, in)) != c.Not
}

// satisfied looks at a value that is there.
func (l *Law) satisfied(c Condition, value string, in Judged) bool {
	if slices.Contains(c.In, value) || c.Same != "" && value == in.FeatureAttributes[c.Same] {
		return true
	}
	if c.Before != "" && earlier(value, in.FeatureAttributes[c.Before]) {
		return true
	}
	if slices.ContainsFunc(c.Prefix, func(p string) bool { return strings.HasPrefix(value, p) }) {
		return true
	}
	m, known := l.Mineral(value)
	return known && slices.ContainsFunc(c.Groups, func(g string) bool { return slices.Contains(m.Groups, g) })
}

// earlier compares two dates written yyyymmdd or with separators; what is no
// date is not earlier than anything.
func earlier(a, b string) bool {
	a, b = digits(a), digits(b)
	return len(a) == 8 && len(b) == 8 && a < b
}

func digits(date string) string {
	return strings.NewReplacer("-", "", "/", "").Replace(date)
}
