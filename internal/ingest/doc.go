// Package ingest turns files people submit into records with geometry of
// record: survey TXT (勘测定界), corner lists, QYZB strings, GeoJSON, WKT and
// Shapefile by readers of our own; FileGDB, GeoPackage, KML, DXF, FlatGeobuf,
// GML and MapInfo through package gdal.
//
// It knows bytes, encodings, formats, coordinate reference systems as files
// name them, and every complaint a file can earn. It must never know rules,
// verdicts, databases or HTTP. Nothing is guessed in silence: what a file does
// not say is asked for, or read with a warning that says what was assumed.
//
// What a format is, is decided by its content, never by its name. Limits on
// bytes, entries, ratio, depth, vertices and records are enforced while reading.
package ingest
