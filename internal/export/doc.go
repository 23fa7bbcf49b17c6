// Package export writes a table of things on the ground as a file people take
// away: GeoJSON, CSV, KML, Excel, and through package gdal GeoPackage,
// Shapefile and FlatGeobuf.
//
// It knows the formats, their limits and what of a table they cannot hold; the
// tables of features, findings and batch answers; file names. It must never
// know SQL or HTTP. Rows are pulled one at a time, so that what is written in
// one pass needs the memory of one row. Nothing is cut in silence: what a
// format cannot hold is listed in Notes. Shapes are nano-degrees of EPSG:4490,
// areas square metres, unrounded; positions are written east before north in
// every format and system.
package export
