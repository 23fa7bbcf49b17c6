// Package style says how layers look: the style document of MapLibre GL, the
// sprite its patterns come from, and legends.
//
// It knows symbols made from a layer's Style (colour, pattern, zones) and those
// of verdicts, the MapLibre Style Specification v8, PNG and SVG. It must never
// know tiles, addresses or who asks. A symbol must be told apart from its
// neighbours on a black-and-white print: pattern first, colour second. Lengths
// are CSS pixels.
package style
