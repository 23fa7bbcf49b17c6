package ingest

import (
	"math"

	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// nestRings closes and cleans rings of unknown role and nests them into
// polygons by containment; the warnings go to rec.
func nestRings(rings [][]geometry.Position, crs geometry.CRS, rec *Record) (geometry.Received, *problem.Problem) {
	received := geometry.Received{CRS: crs}
	removed, autoClosed := 0, 0
	for i, ring := range rings {
		clean, n, open := tidy(ring, crs)
		if len(clean) < 4 {
			return received, refuse("E06", say("第 %d 圈不足三个不同的点", "ring %d has fewer than three distinct points", i+1),
				say("请补全该圈的界址点", "complete the points of the ring"))
		}
		rings[i], removed = clean, removed+n
		if open {
			autoClosed++
		}
	}
	rec.Problems = append(rec.Problems, tidied(removed, autoClosed)...)
	rec.Problems = append(rec.Problems, spikes(rings, crs)...)
	polygons, err := geometry.Nest(rings)
	if err != nil {
		return received, asProblem(err)
	}
	received.Polygons = polygons
	return received, nil
}

// tidy removes points repeated within a millimetre and closes the ring.
func tidy(ring []geometry.Position, crs geometry.CRS) (out []geometry.Position, removed int, open bool) {
	scale := metresPerUnit(ring, crs)
	for _, p := range ring {
		if n := len(out); n > 0 && apart(out[n-1], p, scale) < 0.001 {
			removed++
			continue
		}
		out = append(out, p)
	}
	if len(out) < 3 {
		return out, removed, false
	}
	last := len(out) - 1
	switch {
	case out[0] == out[last]:
	case apart(out[0], out[last], scale) < 0.001:
		out[last] = out[0]
	default:
		out, open = append(out, out[0]), true
	}
	return out, removed, open
}

// metresPerUnit is the rough length of one unit east and north, for warnings.
func metresPerUnit(ring []geometry.Position, crs geometry.CRS) [2]float64 {
	if zoneOf(crs.EPSG) != 0 || len(ring) == 0 {
		return [2]float64{1, 1}
	}
	if crs.EPSG != geometry.CGCS2000 && crs.EPSG != geometry.WGS84 {
		return [2]float64{1, 1}
	}
	const degree = 111_320
	return [2]float64{degree * math.Cos(ring[0].Y*math.Pi/180), degree}
}

func apart(a, b geometry.Position, scale [2]float64) float64 {
	return math.Hypot((a.X-b.X)*scale[0], (a.Y-b.Y)*scale[1])
}

func tidied(removed, autoClosed int) (out []problem.Problem) {
	if autoClosed > 0 {
		out = append(out, notice("W02", say("%d 个圈缺少闭合行，已自动闭合", "%d rings lacked the closing row and were closed", autoClosed),
			say("无需处理", "nothing to do")))
	}
	if removed > 0 {
		out = append(out, warn("W03", say("去除了 %d 个相距不足 1 毫米的重复点", "%d points repeated within 1 mm were removed", removed),
			say("请确认界址点没有遗漏", "make sure no point is missing")))
	}
	return out
}

// spikes is W10: an edge shorter than 0.05 m or an angle below one degree. The
// first of each is told.
func spikes(rings [][]geometry.Position, crs geometry.CRS) (out []problem.Problem) {
	short, sharp := 0, 0
	for _, ring := range rings {
		scale := metresPerUnit(ring, crs)
		n := len(ring) - 1
		for i := range n {
			before, here, after := ring[(i+n-1)%n], ring[i], ring[i+1]
			if apart(here, after, scale) < 0.05 {
				short++
			}
			if angle(before, here, after, scale) < 1 {
				sharp++
			}
		}
	}
	if short+sharp > 0 {
		out = append(out, warn("W10", say("有 %d 条边短于 0.05 米、%d 个角小于 1 度", "%d edges are shorter than 0.05 m and %d angles are below 1 degree", short, sharp),
			say("请检查是否有多余的点或尖刺", "look for stray points and spikes")))
	}
	return out
}

// angle is the angle at b in degrees.
func angle(a, b, c geometry.Position, scale [2]float64) float64 {
	ux, uy := (a.X-b.X)*scale[0], (a.Y-b.Y)*scale[1]
	vx, vy := (c.X-b.X)*scale[0], (c.Y-b.Y)*scale[1]
	return math.Abs(math.Atan2(ux*vy-uy*vx, ux*vx+uy*vy)) * 180 / math.Pi
}
