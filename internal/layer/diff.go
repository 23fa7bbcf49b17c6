package layer

import (
	"maps"
	"slices"

	"onemap/internal/geometry"
)

// Difference is what changed from one edition to the next. Features are
// matched by ID; lists are in the order of the edition they come from.
type Difference struct {
	Added, Removed []Feature
	Changed        []Change
}

// Change is one feature that differs between two editions.
type Change struct {
	Before, After Feature
	Attributes    []string              // standard codes whose value differs, sorted
	Moved         bool                  // the shape differs in at least one coordinate
	Area          geometry.SquareMetres // area after minus area before
}

// Diff compares edition a with the later edition b. An ID that an edition uses
// more than once is matched in order of appearance.
func Diff(a, b []Feature) Difference {
	before := map[string][]Feature{}
	for _, f := range a {
		before[f.ID] = append(before[f.ID], f)
	}
	var d Difference
	for _, f := range b {
		old := before[f.ID]
		if len(old) == 0 {
			d.Added = append(d.Added, f)
			continue
		}
		before[f.ID] = old[1:]
		if c, differs := compare(old[0], f); differs {
			d.Changed = append(d.Changed, c)
		}
	}
	d.Removed = leftOver(a, before)
	return d
}

// leftOver keeps the features of a that no feature of b took, in order of a.
func leftOver(a []Feature, unmatched map[string][]Feature) []Feature {
	var removed []Feature
	for _, f := range a {
		if left := unmatched[f.ID]; len(left) > 0 && left[0].Ordinal == f.Ordinal {
			removed = append(removed, f)
			unmatched[f.ID] = left[1:]
		}
	}
	return removed
}

func compare(a, b Feature) (Change, bool) {
	c := Change{Before: a, After: b, Area: b.Area - a.Area, Moved: !sameShape(a.Shape, b.Shape)}
	keys := maps.Clone(a.Attributes)
	if keys == nil {
		keys = map[string]string{}
	}
	maps.Copy(keys, b.Attributes)
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if a.Attributes[key] != b.Attributes[key] {
			c.Attributes = append(c.Attributes, key)
		}
	}
	return c, c.Moved || len(c.Attributes) > 0 || a.Zone != b.Zone || !sameElevation(a.Elevation, b.Elevation)
}

func sameShape(a, b geometry.Shape) bool {
	xy, rings, polys := a.Flat()
	xy2, rings2, polys2 := b.Flat()
	return slices.Equal(xy, xy2) && slices.Equal(rings, rings2) && slices.Equal(polys, polys2)
}

func sameElevation(a, b *Elevation) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
