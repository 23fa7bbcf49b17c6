package export

import (
	"io"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
)

// What one sheet of Excel holds.
const (
	mostRows       = 1<<20 - 1 // below the heading
	mostCharacters = 32767     // of a cell
)

// sheet is a table on its way into one sheet.
type sheet struct {
	*order
	file   *excelize.File
	stream *excelize.StreamWriter
	plain  []int            // style of each column
	fills  []map[string]int // styles of coloured values, by column
}

// openXLSX writes one sheet: a frozen heading in the reader's language, typed
// cells, coloured verdicts. Text is written as text, so nothing is run as a
// formula.
func openXLSX(o *order) (*File, error) {
	s := &sheet{order: o, file: excelize.NewFile(excelize.Options{TmpDir: o.Folder})}
	if err := s.fill(); err != nil {
		return nil, firstOf(err, s.file.Close())
	}
	return &File{Size: -1, write: func(w io.Writer) error { return s.file.Write(w) }, close: func() { _ = s.file.Close() }}, nil
}

func (s *sheet) fill() (err error) {
	name := s.table.Name
	if err := s.file.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	if err := s.paper(name); err != nil {
		return err
	}
	if s.stream, err = s.file.NewStreamWriter(name); err != nil {
		return err
	}
	if err := s.heading(); err != nil {
		return err
	}
	row := 1
	err = s.each(func(r Row) error {
		if row++; row > mostRows+1 {
			return tooLarge("Excel 一张表最多 1048575 行", "a sheet of Excel holds 1048575 rows")
		}
		cells := make([]any, len(r.Cells))
		for i, cell := range r.Cells {
			cells[i] = s.cell(row, i, cell)
		}
		at, err := excelize.CoordinatesToCellName(1, row)
		if err != nil {
			return err
		}
		return s.stream.SetRow(at, cells)
	})
	if err != nil {
		return err
	}
	return s.stream.Flush()
}

// paper lets the sheet print on A4 across, all columns on a page, the heading
// on every page.
func (s *sheet) paper(name string) error {
	a4, across, yes, one, any := 9, "landscape", true, 1, 0
	err := s.file.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &across, FitToWidth: &one, FitToHeight: &any})
	if err == nil {
		err = s.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &yes})
	}
	if err == nil {
		err = s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: name + "!$1:$1", Scope: name})
	}
	return err
}

// heading writes the titles, freezes them and prepares the styles.
func (s *sheet) heading() error {
	bold, err := s.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true},
		Fill: pattern("DDE6EE"), Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}})
	if err != nil {
		return err
	}
	titles := make([]any, len(s.table.Columns))
	for i, c := range s.table.Columns {
		titles[i] = excelize.Cell{StyleID: bold, Value: c.Title.In(s.Language)}
		if err := s.styles(c); err != nil {
			return err
		}
		if err := s.stream.SetColWidth(i+1, i+1, width(c)); err != nil {
			return err
		}
	}
	err = s.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	if err != nil {
		return err
	}
	return s.stream.SetRow("A1", titles)
}

func width(c Column) float64 {
	switch {
	case c.Kind == Integer:
		return 9
	case c.Kind != Text:
		return 19
	case len(c.Words) > 0:
		return 12
	}
	return 24
}

func pattern(rgb string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{rgb}}
}

func (s *sheet) styles(c Column) error {
	style := excelize.Style{} // numbers as they are: with two decimals a thin overlap would show as 0.00
	switch c.Kind {
	case Integer:
		style.NumFmt = 1
	case Date:
		form := "yyyy-mm-dd"
		style.CustomNumFmt = &form
	}
	plain, err := s.file.NewStyle(&style)
	if err != nil {
		return err
	}
	fills := map[string]int{}
	for value, rgb := range c.Fills {
		if fills[value], err = s.file.NewStyle(&excelize.Style{Fill: pattern(rgb)}); err != nil {
			return err
		}
	}
	s.plain, s.fills = append(s.plain, plain), append(s.fills, fills)
	return nil
}

// cell is a value with its style; a coded one is shown in words.
func (s *sheet) cell(row, column int, cell any) any {
	c := excelize.Cell{StyleID: s.plain[column], Value: cell}
	switch v := cell.(type) {
	case nil:
		return nil
	case layer.Date:
		c.Value = v.Time()
	case string:
		if style, ok := s.fills[column][v]; ok {
			c.StyleID = style
		}
		c.Value = s.spoken(row, s.table.Columns[column], v)
	}
	return c
}

func (s *sheet) spoken(row int, c Column, v string) string {
	if words, ok := c.Words[v]; ok {
		return words.In(s.Language)
	}
	if n := utf8.RuneCountInString(v); n > mostCharacters {
		s.notes.add(row-1, c.Name, bilingual.Text{ZH: "文字超过 32767 个字符，已截断", EN: "the text has more than 32767 characters; it was cut"})
		return string([]rune(v)[:mostCharacters])
	}
	return v
}
