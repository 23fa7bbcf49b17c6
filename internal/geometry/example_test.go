package geometry_test

import (
	"context"
	"fmt"

	"onemap/internal/geometry"
)

// A plot surveyed in zone 39 becomes a canonical shape with its area of record.
func ExampleCanonicalise() {
	r, err := geometry.ParseWKT("POLYGON((39605510.018 4005871.442,39605672.556 4005880.115,39605680.203 4005760.870,39605517.664 4005752.306,39605510.018 4005871.442))", geometry.CRS{EPSG: 4527})
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := geometry.Canonicalise(context.Background(), r, geometry.Options{})
	fmt.Println(geometry.FormatRounded(float64(c.After), geometry.SquareMetreDecimals), "m²,", err)
	// Output: 19433.61 m², <nil>
}

// What is invalid is refused with the rule and the place, never mended unasked.
func ExampleCanonicalise_refused() {
	_, err := geometry.FromDegrees([][][]geometry.Position{{{{X: 118, Y: 36}, {X: 118.2, Y: 36.2}, {X: 118.2, Y: 36}, {X: 118, Y: 36.2}, {X: 118, Y: 36}}}})
	fmt.Println(err)
	// Output: E07 (118.100000000, 36.100000000): a ring crosses itself: self-intersection
}
