// Package filter is CQL2 (OGC 21-065r2) as an expression over the features of
// a layer.
//
// It knows both encodings (text and JSON), the queryables of a layer, the types
// and limits of an expression, and what an expression answers for a feature. It
// must never know SQL, tiles or HTTP; package postgis writes the same
// expression as SQL, and both must count the same features.
//
// An answer is true, false or unknown: what has no value, or no value of its
// type, is unknown, and a feature is selected only when the answer is true.
// Attributes are text; empty text is no value. Numbers are float64. Days are
// civil days and count as midnight UTC beside a timestamp. Geometry literals
// are brought to the grid of 1e-9 degree, like every geometry of record.
package filter
