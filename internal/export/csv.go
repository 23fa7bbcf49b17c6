package export

import (
	"encoding/csv"
	"io"
	"strings"
)

// bom lets spreadsheets see that the text is UTF-8.
const bom = "\ufeff"

// writeCSV writes RFC 4180 in UTF-8 with a byte order mark; a spatial table
// ends in a column WKT.
func writeCSV(o *order, out io.Writer) error {
	if _, err := io.WriteString(out, bom); err != nil {
		return err
	}
	w := csv.NewWriter(out)
	w.UseCRLF = true
	line := make([]string, 0, len(o.table.Columns)+1)
	for _, c := range o.table.Columns {
		line = append(line, c.Name)
	}
	if o.table.Spatial {
		line = append(line, "WKT")
	}
	if err := w.Write(line); err != nil {
		return err
	}
	var shape []byte
	err := o.each(func(r Row) (err error) {
		line = line[:0]
		for _, cell := range r.Cells {
			line = append(line, harmless(cell))
		}
		if o.table.Spatial {
			if shape, err = o.wkt(shape[:0], r); err != nil {
				return err
			}
			line = append(line, string(shape))
		}
		return w.Write(line)
	})
	if err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

// harmless is a cell a spreadsheet does not run as a formula: such text is
// prefixed with an apostrophe. Numbers are no text.
func harmless(cell any) string {
	s, ok := cell.(string)
	if !ok {
		return textOf(cell)
	}
	if s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return "'" + s
	}
	return s
}

// wkt is the shape of a row in the system asked for, empty for none.
func (o *order) wkt(b []byte, r Row) ([]byte, error) {
	if r.Shape.IsEmpty() {
		return b, nil
	}
	d, err := o.CRS.draw(r.Shape)
	if err != nil {
		return b, err
	}
	return inWKT().append(append(b, "MULTIPOLYGON "...), d), nil
}
