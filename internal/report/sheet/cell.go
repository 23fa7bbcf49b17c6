package sheet

import (
	"math"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"

	"onemap/internal/report"
)

// cells are the values of a row with their styles.
func (b *book) cells(s *report.Spread, row []any) ([]any, error) {
	out := make([]any, len(row))
	for i, v := range row {
		format := "text"
		switch v := v.(type) {
		case nil:
			continue
		case string:
			out[i] = printable(v)
		case float64:
			out[i], format = v, numberFormat(s.Columns[i].Measure, v)
		default:
			out[i], format = v, "0"
		}
		style, err := b.style(format)
		if err != nil {
			return nil, err
		}
		out[i] = excelize.Cell{StyleID: style, Value: out[i]}
	}
	return out, nil
}

// printable is text a workbook can hold; it is written as text, so that no name
// is run as a formula.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return '\ufffd'
		}
		return r
	}, s)
}

// numberFormat shows a number rounded once; what would show as 0 is shown as
// less than the last decimal, and a share below the whole never as 100 %.
func numberFormat(m report.Measure, v float64) string {
	zeros := strings.Repeat("0", m.Decimals())
	switch {
	case m == report.Height:
		return "General"
	case m == report.Change:
		return "+#,##0." + zeros + ";-#,##0." + zeros + ";0." + zeros
	case m == report.Share:
		switch {
		case v > 0 && v < 0.00005:
			return `"<0.01%"`
		case v < 1 && v >= 0.99995:
			return `">99.99%"`
		}
		return "0.00%"
	case v != 0 && math.Abs(v) < 0.5*math.Pow10(-m.Decimals()):
		return `"<0.` + zeros[1:] + `1"`
	case m == report.Plane || m == report.Degrees:
		return "0." + zeros
	}
	return "#,##0." + zeros
}

// style finds or makes the style of a number format, of text or of the head.
func (b *book) style(format string) (int, error) {
	if id, known := b.styles[format]; known {
		return id, nil
	}
	s := &excelize.Style{Font: &excelize.Font{Family: "宋体", Size: 10}, Alignment: &excelize.Alignment{Vertical: "top"}}
	switch format {
	case "head":
		s.Font.Bold = true
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EEF1F5"}}
		s.Border = []excelize.Border{{Type: "bottom", Style: 1, Color: "5B6673"}}
		s.Alignment.Vertical = "center"
	case "text":
		s.Alignment.WrapText = true
	default:
		s.CustomNumFmt = &format
	}
	id, err := b.file.NewStyle(s)
	b.styles[format] = id
	return id, err
}

// widths are those of the longest cell, within reason: long text wraps.
func widths(s *report.Spread) []float64 {
	out := make([]float64, len(s.Columns))
	for i, c := range s.Columns {
		out[i] = room(c.Head) + 4
	}
	for _, r := range s.Rows {
		for i, v := range r {
			if text, ok := v.(string); ok {
				out[i] = max(out[i], min(room(text)+2, 48))
			} else if v != nil {
				out[i] = max(out[i], 12)
			}
		}
	}
	return out
}

// room is the width of a text in digits; a Chinese character takes two.
func room(s string) float64 {
	n := 0.0
	for _, r := range s {
		if n++; r >= 0x2e80 {
			n++
		}
	}
	return n
}
