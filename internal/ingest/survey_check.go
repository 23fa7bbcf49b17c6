package ingest

import (
	"fmt"
	"math"

	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// countWarnings is W01: the count of the plot row fits neither convention
// (with or without the closing rows).
func countWarnings(p *surveyPlot, rings [][]surveyPoint) []problem.Problem {
	stated, ok := number(p.field(0))
	distinct := 0
	for _, ring := range rings {
		if distinct += len(ring); closes(ring) {
			distinct--
		}
	}
	n := int(stated)
	if !ok || n == distinct || n == distinct+len(rings) || n == len(p.points) {
		return nil
	}
	return []problem.Problem{warn("W01",
		say("地块行写 %d 个界址点，实有 %d 个（含闭合行 %d 行）", "the plot row states %d points, there are %d (%d rows with closing rows)", n, distinct, len(p.points)),
		say("请核对是否有遗漏的界址点", "check whether a point is missing"))}
}

// deliverPlot hands a plot over with the checks that need its area (W07), its
// place (W08) and its labels (E07).
func (s *surveyReader) deliverPlot(rec Record, p *surveyPlot, zone int) error {
	inner := s.each
	s.each = func(done Record) error {
		s.judge(&done, p, zone)
		return inner(done)
	}
	defer func() { s.each = inner }()
	return s.deliver(rec)
}

func (s *surveyReader) judge(done *Record, p *surveyPlot, zone int) {
	if done.Refused != nil {
		if done.Refused.Row == 0 {
			done.Refused.Row = p.row
		}
		if done.Refused.Code == "E07" {
			nameSegments(done.Refused, p.rings())
		}
		return
	}
	var more []problem.Problem
	if w, found := outOfZone(zone, done.Shape.Bounds()); found {
		more = append(more, w)
	}
	if w, found := p.areaWarning(done, zone); found {
		more = append(more, w)
	}
	for _, w := range more {
		w.File, w.Subject, w.Row = s.o.FileName, done.FID+1, p.row
		done.Problems = append(done.Problems, w)
	}
}

// areaWarning is W07: the stated area differs by more than max(1 m², 0.1 %)
// from the ellipsoid area. It tells whether the plane area or another unit
// explains it; a number stated in m² is taken as such.
func (p *surveyPlot) areaWarning(done *Record, zone int) (problem.Problem, bool) {
	if done.Declared == nil {
		return problem.Problem{}, false
	}
	ellipsoid := float64(done.Shape.Area())
	stated := float64(*done.Declared)
	if near(stated, ellipsoid) {
		return problem.Problem{}, false
	}
	plane := planeArea(done.Received)
	reason := say("与椭球面积、平面面积都不符", "which fits neither the ellipsoid nor the plane area")
	switch {
	case zone != 0 && near(stated, plane):
		reason = say("与平面面积一致", "which fits the plane area")
	case near(stated/1e4, ellipsoid) || near(stated/1e4, plane):
		square := geometry.SquareMetres(stated / 1e4)
		done.Declared = &square
		reason = say("数值应为平方米，已按平方米读取", "the number is in m² and was read so")
	}
	return warn("W07", say2(
		fmt.Sprintf("申报面积 %s 公顷，椭球面积 %s 公顷，平面面积 %s 公顷，%s", hectares(stated), hectares(ellipsoid), hectares(plane), reason.ZH),
		fmt.Sprintf("stated area %s ha, ellipsoid area %s ha, plane area %s ha, %s", hectares(stated), hectares(ellipsoid), hectares(plane), reason.EN),
	), say("请核对申报面积", "check the stated area")), true
}

func near(stated, computed float64) bool {
	return math.Abs(stated-computed) <= math.Max(1, computed*0.001)
}

func hectares(m2 float64) string { return geometry.FormatRounded(m2/1e4, geometry.HectareDecimals) }

// planeArea is the shoelace area of what was received, shells minus holes.
func planeArea(g geometry.Received) (sum float64) {
	for _, polygon := range g.Polygons {
		for i, ring := range polygon {
			a := math.Abs(shoelace(ring))
			if i > 0 {
				a = -a
			}
			sum += a
		}
	}
	return sum
}

func shoelace(ring []geometry.Position) (twice float64) {
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		twice += (a.X-ring[0].X)*(b.Y-ring[0].Y) - (b.X-ring[0].X)*(a.Y-ring[0].Y)
	}
	return twice / 2
}
