package ingest

import (
	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// complete turns what was received into geometry of record, or says why not.
// It changes nothing but rec; only the transformer ties it to one goroutine.
func (r *reading) complete(rec *Record) {
	if rec.Refused = r.tooMany(rec.Received); rec.Refused != nil {
		return
	}
	o := geometry.Options{Repair: r.o.Repair, Transformer: r.transformer}
	canonical, err := geometry.Canonicalise(r.ctx, rec.Received, o)
	if err != nil {
		rec.Refused = asProblem(err)
		return
	}
	rec.Shape = canonical.Shape
	rec.Problems = append(rec.Problems, canonical.Notices...)
	r.regionTest(rec)
}

func (r *reading) tooMany(g geometry.Received) *problem.Problem {
	n := 0
	for _, polygon := range g.Polygons {
		for _, ring := range polygon {
			n += len(ring)
		}
	}
	if n == 0 {
		return emptyGeometry()
	}
	if n > r.o.Limits.Vertices {
		return limited(say("记录有 %d 个点，上限为 %d", "the record has %d vertices, the limit is %d", n, r.o.Limits.Vertices))
	}
	return nil
}

// regionTest is E10: a record wholly outside the region is refused, one partly
// outside is warned about (linear projects do cross the border).
func (r *reading) regionTest(rec *Record) {
	if r.o.Region == nil || rec.Shape.IsEmpty() {
		return
	}
	region, b := *r.o.Region, rec.Shape.Bounds()
	place := &problem.Place{
		Lon: (b.West + b.East) / 2 / geometry.PerDegree, Lat: (b.South + b.North) / 2 / geometry.PerDegree,
	}
	if !region.Meets(b) {
		rec.Refused = outside(place)
		rec.Shape = geometry.Shape{}
		return
	}
	if region.Union(b) != region {
		p := warn("E10", say("图形有一部分在本县范围外 5 公里以外", "part of the geometry is more than 5 km outside the county"),
			say("请确认坐标无误", "make sure the coordinates are right"))
		p.Place = place
		rec.Problems = append(rec.Problems, p)
	}
}

func outside(place *problem.Place) *problem.Problem {
	p := refuse("E10", say("图形不在本县范围（含外扩 5 公里）内", "the geometry is not in the county or within 5 km of it"),
		say("请检查坐标系、带号、X 与 Y 的顺序和正负号", "check the coordinate system, the zone, the order of X and Y and the signs"))
	p.Place = place
	return p
}
