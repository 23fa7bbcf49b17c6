package geometry

import (
	"context"
	"math"
	"slices"

	"onemap/internal/problem"
)

// Options say how foreign coordinates may become a canonical shape.
type Options struct {
	Repair      bool        // mend what is invalid as received, and record it
	Transformer Transformer // for systems that are not native; nil refuses them
}

// Canonical is the outcome of Canonicalise.
type Canonical struct {
	Shape    Shape
	Notices  []problem.Problem // G14, G20, G21, W12 and those of Received
	Before   SquareMetres      // of the rings as received: shells less holes, loops of a figure of eight against each other
	After    SquareMetres      // of Shape
	Series   SquareMetres      // the plain official series over the received vertices (design 4)
	Repaired bool
}

// Canonicalise brings a geometry as received into the canonical form: edges of
// projected systems cut to 30 m in the source plane, transformed, rounded to
// the grid, turned the right way, valid. What is valid as received but not on
// the grid is re-noded there, with notice W12; what is invalid as received is
// refused, or repaired when asked for. Flaws smaller than the grid vanish by
// rounding. Problems: those of Validate, CRS.Geographic, E08, G03, G07, G11,
// G16, G17; whatever the Transformer says; the context's error.
func Canonicalise(ctx context.Context, r Received, o Options) (Canonical, error) {
	polygons, err := admit(r)
	if err != nil {
		return Canonical{}, err
	}
	raw, err := transform(ctx, r.CRS, polygons, o.Transformer)
	if err != nil {
		return Canonical{}, err
	}
	c := Canonical{Notices: slices.Clone(r.Notices), Before: raw.outline()}
	if r.CRS.EPSG == WGS84 || r.CRS.EPSG == WebMercator {
		c.Notices = append(c.Notices, wgs84())
	}
	if c.Series, err = plainSeries(ctx, r.CRS, polygons, raw, o.Transformer); err != nil {
		return Canonical{}, err
	}
	if err := c.settle(ctx, r.CRS, polygons, raw, o); err != nil {
		return Canonical{}, err
	}
	c.After = c.Shape.Area()
	return c, nil
}

// FromDegrees canonicalises polygons given in EPSG:4490 degrees.
func FromDegrees(polygons [][][]Position) (Shape, error) {
	c, err := Canonicalise(context.Background(), Received{CRS: CRS{EPSG: CGCS2000}, Polygons: polygons}, Options{})
	return c.Shape, err
}

// settle rounds to the grid and decides between accepting, re-noding,
// repairing and refusing.
func (c *Canonical) settle(ctx context.Context, crs CRS, polygons [][][]Position, raw Shape, o Options) error {
	var v Validator
	rounded, collapsed := raw.rounded()
	onGrid := v.Validate(rounded)
	if onGrid == nil && !collapsed {
		c.Shape = rounded
		return nil
	}
	received := receivedFault(ctx, &v, crs, polygons, o.Transformer)
	if received != nil && !o.Repair {
		return received
	}
	shape, err := rebuild(ctx, rounded)
	if err != nil {
		return err
	}
	c.Shape = shape
	if received != nil {
		return c.repaired(received)
	}
	return c.renoded(raw, onGrid)
}

// renoded accepts a re-noded shape when its area moved by no more than a grid
// step along its border.
func (c *Canonical) renoded(raw Shape, why error) error {
	after := c.Shape.Area()
	_, step := metresPerStep(raw.Bounds().South)
	bound := SquareMetres(step * float64(raw.Perimeter()))
	if c.Shape.IsEmpty() || after-c.Before > bound || c.Before-after > bound {
		return collapsedOnGrid(c.Before, after, why)
	}
	c.Notices = append(c.Notices, renodedNotice(c.Before, after, why))
	return nil
}

func (c *Canonical) repaired(why error) error {
	if c.Shape.IsEmpty() {
		return why
	}
	c.Repaired = true
	c.Notices = append(c.Notices, repairedNotice(c.Before, c.Shape.Area(), why))
	return nil
}

// outline is the area of shells less that of holes, whatever their direction.
func (s Shape) outline() SquareMetres {
	sum := SquareMetres(0)
	for _, span := range s.Polygons() {
		for i := span[0]; i < span[1]; i++ {
			a := SquareMetres(math.Abs(float64(RingArea(s.Ring(i)))))
			if i > span[0] {
				a = -a
			}
			sum += a
		}
	}
	return sum
}
