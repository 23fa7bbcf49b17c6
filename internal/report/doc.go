// Package report turns a check into something a person reads: one document
// tree, and from it a page for a terminal, one self-contained HTML page for
// screen and A4 paper, and the findings as GeoJSON.
//
// The flow is the file list: document.go (the tree, words already chosen in one
// language), build*.go (how a check becomes the tree), sketch*.go (the map
// sketch as SVG), then the writers text.go, html.go, geojson.go. It reads the
// written check (check.CheckDocument), so a report of a stored check is the
// report of the day it was made. It must never compute an overlap, judge a
// finding or know how a check is stored or served. Areas are square metres
// until they are printed, rounded once (domain 6.3); what was found is never
// printed as 0.
package report
