// Package overlay holds one edition of a layer in memory and overlays subjects
// with it exactly.
//
// It knows snapshots (immutable, safe for any number of readers), overlaps,
// touches, distances, unions and remainders of shapes. It must never know
// layers, rules, SQL or files: features are numbers, their order is the
// caller's. Coordinates are whole nano-degrees; areas and lengths come out in
// the units of package geometry.
package overlay
