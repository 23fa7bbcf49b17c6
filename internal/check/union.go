package check

import (
	"onemap/internal/geometry"
	"onemap/internal/overlay"
)

// ground is the area a subject has in common with a layer.
type ground struct {
	union  geometry.SquareMetres // every piece of ground counted once
	summed geometry.SquareMetres // the features' overlaps added up
}

// doubled is the ground counted more than once.
func (g ground) doubled() geometry.SquareMetres { return g.summed - g.union }

// cover measures the ground under overlaps without counting any twice. Areas
// are added where features cannot share ground: in an edition found free of
// self-overlaps when it was imported, or where the pieces' boxes do not meet;
// else the pieces are united. With an error, the union is the sum.
func cover(all []found, data *LayerData, subject geometry.SquareMetres) (ground, error) {
	var g ground
	for _, f := range all {
		g.summed += f.area
	}
	g.union = g.summed
	// More ground than there is belies an edition that says it has no self-overlap.
	trusted := !data.Edition.SelfOverlap && float64(g.summed) <= float64(subject)*(1+areaNoise)
	if trusted || apart(all) {
		return g, nil
	}
	shapes := make([]geometry.Shape, len(all))
	for i, f := range all {
		shapes[i] = f.shape
	}
	united, err := overlay.Union(shapes...)
	if err != nil {
		return g, err
	}
	if u := united.Area(); float64(g.summed-u) > areaNoise*float64(g.summed) {
		g.union = u
	}
	return g, nil
}

// apart tells whether no two pieces can share ground.
func apart(all []found) bool {
	for i, f := range all {
		for _, h := range all[:i] {
			if f.shape.Bounds().Meets(h.shape.Bounds()) {
				return false
			}
		}
	}
	return true
}
