package ingest

import (
	"fmt"

	"onemap/internal/problem"
)

// segment is an edge between two labelled points.
type segment struct{ from, to surveyPoint }

// nameSegments adds the labels of the first two edges that cross to an E07.
// It is quadratic, so long plots are left with the place alone.
func nameSegments(p *problem.Problem, rings [][]surveyPoint) {
	edges := edgesOf(rings)
	if len(edges) > 4000 {
		return
	}
	for i, e := range edges {
		for _, f := range edges[i+1:] {
			if !cross(e, f) {
				continue
			}
			p.Row = e.from.row
			p.Message.ZH += fmt.Sprintf("：边 %s–%s 与边 %s–%s 相交", e.from.label, e.to.label, f.from.label, f.to.label)
			p.Message.EN += fmt.Sprintf(": edge %s–%s crosses edge %s–%s", e.from.label, e.to.label, f.from.label, f.to.label)
			return
		}
	}
}

func edgesOf(rings [][]surveyPoint) (edges []segment) {
	for _, ring := range rings {
		for i, q := range ring {
			if next := ring[(i+1)%len(ring)]; next.pair != q.pair {
				edges = append(edges, segment{q, next})
			}
		}
	}
	return edges
}

// cross tells whether two edges cross inside both.
func cross(e, f segment) bool {
	return side(e, f.from)*side(e, f.to) < 0 && side(f, e.from)*side(f, e.to) < 0
}

func side(e segment, q surveyPoint) float64 {
	turn := (e.to.a-e.from.a)*(q.b-e.from.b) - (e.to.b-e.from.b)*(q.a-e.from.a)
	switch {
	case turn > 0:
		return 1
	case turn < 0:
		return -1
	}
	return 0
}
