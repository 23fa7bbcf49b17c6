package layer

import "time"

// Catalogue is every published edition, in any order.
type Catalogue []Edition

// InForce gives the edition of layer code in force on day as known at instant
// known: of those published and not withdrawn by then, the one with the latest
// (effective, recorded) not after (day, known).
func (c Catalogue) InForce(code Code, day Date, known time.Time) (Edition, bool) {
	var best Edition
	found := false
	for _, e := range c {
		if e.Layer != code || e.Recorded.IsZero() || e.Recorded.After(known) || e.Effective.After(day) {
			continue
		}
		if !e.Withdrawn.IsZero() && !e.Withdrawn.After(known) {
			continue
		}
		if !found || later(e, best) {
			best, found = e, true
		}
	}
	return best, found
}

func later(a, b Edition) bool {
	if a.Effective != b.Effective {
		return a.Effective.After(b.Effective)
	}
	if !a.Recorded.Equal(b.Recorded) {
		return a.Recorded.After(b.Recorded)
	}
	return a.ID > b.ID
}
