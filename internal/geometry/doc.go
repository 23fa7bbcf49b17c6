// Package geometry is the geometry of record: the one canonical form every
// polygon in OneMap has, and how foreign coordinates get there.
//
// It knows shapes, coordinate reference systems, validity with rule and place,
// units, the official area and the width of a piece, and the byte formats of a
// single geometry (EWKB, WKT, GeoJSON). It must never know layers, rules, SQL,
// files or HTTP.
//
// Canonical form (design 4): EPSG:4490, two-dimensional multipolygon, shells
// counter-clockwise, holes clockwise, rings closed, OGC-valid, every vertex on
// the grid of 1e-9 degree. Coordinates are held as whole nano-degrees in
// float64, so that every difference of coordinates is exact and package exact
// can decide orientations without error. An edge is straight in longitude and
// latitude.
package geometry
