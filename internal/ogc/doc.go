// Package ogc is OGC API Features in words and numbers: the documents of parts
// 1 (17-069r4), 2 (18-058r1), 3 (19-079r2) and 5 (23-058r1), the coordinate
// reference systems offered with their axes, what the parameters of a request
// mean, and features as GeoJSON. Beside it, the documents of OGC API Tiles part
// 1 (20-057).
//
// It knows layer definitions, editions, CQL2 expressions and tile matrix sets.
// It must never know HTTP servers, SQL or where features are kept. Shapes are
// EPSG:4490, edges straight in longitude and latitude; what leaves is in the
// system asked for, vertex by vertex, in the axis order its authority declares.
// Invalid input is a problem of class Usage with code O01 to O08.
package ogc
