package report

import "onemap/internal/geometry"

// Spread is one sheet of a workbook: typed cells under headings.
type Spread struct {
	Name    string // of the sheet; at most 31 characters
	Columns []Column
	Rows    [][]any // text (string), whole numbers (int), measurements (float64), nil for none
}

// Column is a heading with what its numbers are.
type Column struct {
	Head    string // with the unit
	Measure Measure
}

// Measure says how numbers of a column are shown; they are kept unrounded.
type Measure int

// The measures (domain 6.3).
const (
	Words        Measure = iota
	Count                // whole numbers
	SquareMetres         // 2 decimals
	Hectares             // 4
	Mu                   // 2
	Length               // metres, 3
	Share                // 0 to 1, as percent with 2 decimals
	Change               // signed square metres, 2
	Plane                // metres of a plane coordinate, 3
	Degrees              // 9
	Height               // metres as given
)

// Decimals are those shown; a number that would show as zero is shown as less
// than the last decimal.
func (m Measure) Decimals() int {
	switch m {
	case Hectares:
		return geometry.HectareDecimals
	case Length, Plane:
		return 3
	case Degrees:
		return 9
	case Words, Count:
		return 0
	}
	return 2
}

// spreading builds a sheet.
type spreading struct {
	*builder
	Spread
}

func (b *builder) sheet(zh, en string) *spreading {
	return &spreading{builder: b, Spread: Spread{Name: b.say(zh, en)}}
}

func (s *spreading) column(m Measure, zh, en string) *spreading {
	s.Columns = append(s.Columns, Column{s.say(zh, en), m})
	return s
}

// areas adds the three units areas are given in.
func (s *spreading) areas(zh, en string) *spreading {
	return s.column(SquareMetres, zh+"（m²）", en+", m²").column(Hectares, zh+"（公顷）", en+", ha").column(Mu, zh+"（亩）", en+", mu")
}

func (s *spreading) row(cells ...any) { s.Rows = append(s.Rows, cells) }

// inUnits is an area in m², hectares and mu, or nothing.
func inUnits(m2 float64) []any {
	if m2 == 0 {
		return []any{nil, nil, nil}
	}
	a := geometry.SquareMetres(m2)
	return []any{m2, a.Hectares(), a.Mu()}
}

// some is a number, or nothing for zero: what was not measured is not 0.
func some(v float64) any {
	if v == 0 {
		return nil
	}
	return v
}

// given is what a pointer points to, or nothing.
func given(v *float64) any {
	if v == nil {
		return nil
	}
	return *v
}
