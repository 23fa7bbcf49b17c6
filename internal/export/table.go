package export

import (
	"iter"
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
)

// Kind is what the cells of a column hold.
type Kind int

// The kinds. A cell is nil for nothing, else string, int64, float64 or
// layer.Date; a string in a column of another kind is a value that does not fit
// it, and is written as it is wherever a format allows.
const (
	Text Kind = iota
	Integer
	Number
	Date
)

// Column is one attribute.
type Column struct {
	Name  string         // in the file; standard field codes, at most ten ASCII characters fit every format
	Short string         // for formats that hold ten characters; empty: Name
	Title bilingual.Text // for people
	Kind  Kind
	Words map[string]bilingual.Text // what coded values mean, for people
	Fills map[string]string         // value → RRGGBB of its ground in a spreadsheet
}

// Row is one thing: a cell for each column, and where it is.
type Row struct {
	Cells []any
	Shape geometry.Shape // empty when it has none, or the table is not spatial
}

// Table is what is written. It can be read once.
type Table struct {
	Name    string         // of the layer inside a file: ASCII letters, digits, underscore
	Title   bilingual.Text // for people
	Columns []Column
	Label   int // the column people call a thing by
	Spatial bool
	Rows    iter.Seq2[Row, error]
	Stamp   time.Time // written as the time of change, so that equal content is equal bytes
}

// Plain is the table without shapes.
func (t Table) Plain() Table { t.Spatial = false; return t }
