package geometry

import (
	"context"
	"math"

	"onemap/internal/problem"
)

// longestStep is the longest edge, in metres of the source plane, that is taken
// as straight in degrees. 70 m would do for the place of the border (0.07 mm in
// the middle of an edge, domain 5.5), but rounding a vertex moves the area by
// about a third of a grid step times the edge, and more vertices even that out:
// a mining right of 0.5 km² is then uncertain by 0.01 m². See docs/decisions/032.
const longestStep = 30

// maxDensified bounds what cutting long edges may add.
const maxDensified = 4 * maxVertices

// transform brings rings to nano-degrees, not rounded. Edges of other systems are
// cut first; the degrees of a foreign geographic one are below longestStep.
func transform(ctx context.Context, crs CRS, polygons [][][]Position, t Transformer) (Shape, error) {
	var s Shape
	var ring []Position
	for _, polygon := range polygons {
		for _, received := range polygon {
			if err := ctx.Err(); err != nil {
				return Shape{}, err
			}
			ring = append(ring[:0], received...)
			if !crs.Degrees() {
				ring = densify(ring[:0], received)
			}
			if len(ring)+len(s.xy)/2 > maxDensified {
				return Shape{}, tooManyVertices(maxDensified)
			}
			if err := toDegrees(ctx, crs, ring, t); err != nil {
				return Shape{}, err
			}
			for _, p := range ring {
				s.xy = append(s.xy, p.X*PerDegree, p.Y*PerDegree)
			}
			s.rings = append(s.rings, int32(len(s.xy)/2))
		}
		s.polys = append(s.polys, int32(len(s.rings)))
	}
	return s, nil
}

// densify appends a ring with long edges cut into equal pieces. An edge is cut
// from its lesser end whatever way it is walked, so that neighbours keep equal
// borders.
func densify(to, ring []Position) []Position {
	to = append(to, ring[0])
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		n := math.Ceil(math.Hypot(b.X-a.X, b.Y-a.Y) / longestStep)
		if n > maxDensified {
			n = maxDensified // the caller refuses it
		}
		for j := 1.0; j < n && len(to) <= maxDensified; j++ {
			to = append(to, between(a, b, j, n))
		}
		to = append(to, b)
	}
	return to
}

// between is the position j n-ths of the way from a to b.
func between(a, b Position, j, n float64) Position {
	if b.X < a.X || b.X == a.X && b.Y < a.Y {
		a, b, j = b, a, n-j
	}
	return Position{a.X + (b.X-a.X)*j/n, a.Y + (b.Y-a.Y)*j/n}
}

// toDegrees turns positions into EPSG:4490 degrees in place.
func toDegrees(ctx context.Context, crs CRS, positions []Position, t Transformer) error {
	if crs.Native() {
		for i, p := range positions {
			q, err := crs.Geographic(p)
			if err != nil {
				return err
			}
			positions[i] = q
		}
		return nil
	}
	if t == nil {
		return noTransformer(crs)
	}
	if err := t.Geographic(ctx, crs, positions); err != nil {
		return transformFailed(crs, err)
	}
	for _, p := range positions {
		if !finite(p) {
			return notFinite()
		}
		if err := inRange(p); err != nil {
			return err
		}
	}
	return nil
}

func transformFailed(crs CRS, err error) error {
	if _, ok := problem.As(err); ok {
		return err
	}
	p := refuse(codeTransformer,
		textf("坐标系 %s 的坐标转换失败", "transforming coordinates of %s failed", crs.Name()),
		text("请改用 CGCS2000 坐标提交，或联系管理员检查坐标转换组件", "submit CGCS2000 coordinates, or ask the operator to check the transformation"))
	p.Class, p.Cause = problem.Environment, err
	return p
}
