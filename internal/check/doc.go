// Package check answers the main question: may this parcel, or this mining
// right, be here?
//
// It knows submissions and subjects, rules as data, findings, verdicts, single
// checks, batches and replay, and uses package overlay for the first of the two
// computations. It must never know SQL, HTTP, file formats or the wording of
// pages. The flow is the file list: submission.go; check.go and run.go (law,
// layers, editions); inspection.go and asking.go (one subject, one layer);
// overlap.go, agreement.go (second engine), union.go, coverage.go, inside.go,
// within.go, near.go, breakdown.go; judging.go with rule.go and judge.go;
// suggestion.go and cut.go; result.go, finding.go, verdict.go; document.go and
// write.go; batch.go and answer.go, replay.go. Rule evaluation is a pure function
// of its arguments: no clock, database or context.
//
// Areas are square metres of record, widths and distances metres, geometry
// EPSG:4490 nano-degrees inside and degrees in documents.
package check
