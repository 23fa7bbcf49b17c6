package sheet

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"onemap/internal/report"
)

// About is what the file says of itself.
type About struct {
	Title string
	Made  time.Time
}

// Write writes the workbook; every table is a sheet, also one without rows.
func Write(w io.Writer, sheets []report.Spread, about About) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	book := &book{file: f, styles: map[string]int{}}
	stamp := about.Made.UTC().Format(time.RFC3339)
	err := f.SetDocProps(&excelize.DocProperties{Title: about.Title, Creator: "OneMap", LastModifiedBy: "OneMap", Created: stamp, Modified: stamp})
	for i := range sheets {
		if err == nil {
			err = book.add(i, &sheets[i])
		}
	}
	if err != nil {
		return fmt.Errorf("sheet: %w", err)
	}
	return repack(w, f, about.Made)
}

// book is a workbook in the making and its styles by number format.
type book struct {
	file   *excelize.File
	styles map[string]int
}

func (b *book) add(index int, s *report.Spread) error {
	if err := b.name(index, s.Name); err != nil {
		return err
	}
	rows, err := b.file.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	for i, width := range widths(s) {
		if err := rows.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := rows.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := b.head(rows, s); err != nil {
		return err
	}
	for i, r := range s.Rows {
		cells, err := b.cells(s, r)
		if err == nil {
			err = rows.SetRow(fmt.Sprintf("A%d", i+2), cells)
		}
		if err != nil {
			return err
		}
	}
	if err := b.filter(rows, index, s); err != nil {
		return err
	}
	return rows.Flush()
}

func (b *book) name(index int, name string) error {
	if index == 0 {
		return b.file.SetSheetName("Sheet1", name)
	}
	_, err := b.file.NewSheet(name)
	return err
}

func (b *book) head(rows *excelize.StreamWriter, s *report.Spread) error {
	style, err := b.style("head")
	if err != nil {
		return err
	}
	cells := make([]any, len(s.Columns))
	for i, c := range s.Columns {
		cells[i] = excelize.Cell{StyleID: style, Value: c.Head}
	}
	return rows.SetRow("A1", cells, excelize.RowOpts{Height: 22})
}

// filter makes the rows a table, so that people can sort and filter them.
func (b *book) filter(rows *excelize.StreamWriter, index int, s *report.Spread) error {
	if len(s.Rows) == 0 {
		return nil
	}
	corner, err := excelize.CoordinatesToCellName(len(s.Columns), len(s.Rows)+1)
	if err != nil {
		return err
	}
	no := false
	return rows.AddTable(&excelize.Table{Range: "A1:" + corner, Name: fmt.Sprintf("table%d", index+1), StyleName: "TableStyleLight1", ShowRowStripes: &no})
}
