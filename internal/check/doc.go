// Package check answers the main question: may this parcel, or this mining
// right, be here?
//
// It knows submissions and subjects, rules as data, findings, verdicts, single
// checks, batches and replay, and uses package overlay for the first of the two
// computations. It must never know SQL, HTTP, file formats or the wording of
// pages. The flow is the file list: submission.go, rule.go, finding.go,
// verdict.go, check.go, batch.go, replay.go. Rule evaluation is a pure function
// of its arguments: no clock, database or context.
//
// Areas are square metres of record, widths and distances metres, geometry
// EPSG:4490 nano-degrees inside and degrees in documents.
package check
