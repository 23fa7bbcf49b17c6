package export

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"onemap/internal/gdal"
)

// openGDAL writes the rows as CSV with stated types into a folder of their own
// and lets ogr2ogr make the format of it in the jail.
func openGDAL(o *order) (_ *File, err error) {
	if o.GDAL == nil {
		return nil, gdal.Disabled(nil)
	}
	folder, err := os.MkdirTemp(o.Folder, "onemap-export-")
	if err != nil {
		return nil, err
	}
	remove := func() { os.RemoveAll(folder) }
	defer func() {
		if err != nil {
			remove()
		}
	}()
	for _, sub := range []string{"in", "out"} {
		if err := os.Mkdir(filepath.Join(folder, sub), 0o755); err != nil {
			return nil, err
		}
	}
	if err := o.between(filepath.Join(folder, "in")); err != nil {
		return nil, err
	}
	if _, err := o.GDAL.Run(o.ctx, o.cell(folder)); err != nil {
		return nil, firstOf(o.ctx.Err(), err)
	}
	return o.finished(filepath.Join(folder, "out"), remove)
}

func firstOf(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// cell is the run of ogr2ogr.
func (o *order) cell(folder string) gdal.Cell {
	arguments := []string{"-f", o.format.driver, "/out/" + o.made(), "/in/f.csv",
		"-oo", "EMPTY_STRING_AS_NULL=YES", "-oo", "KEEP_GEOM_COLUMNS=NO", "-oo", "GEOM_POSSIBLE_NAMES=" + shapeColumn,
		"-a_srs", o.CRS.Name(), "-nlt", "MULTIPOLYGON", "-nln", o.table.Name, "-gt", "65536"}
	switch o.format.Name {
	case "shp":
		arguments = append(arguments, "-lco", "ENCODING="+o.codepage())
	case "gpkg":
		arguments = append(arguments, "-lco", "GEOMETRY_NAME=geom")
	}
	return gdal.Cell{Tool: "ogr2ogr", Reads: "CSV", Writes: o.format.driver,
		Input: filepath.Join(folder, "in"), Output: filepath.Join(folder, "out"), Largest: o.Largest, Seconds: 240, Arguments: arguments,
		Variables: []string{"OGR_CSV_MAX_LINE_SIZE", "-1", "CPL_TMPDIR", "/out", "OGR_CURRENT_DATE", o.table.Stamp.UTC().Format("2006-01-02T15:04:05.000Z")}}
}

// made is the name of the file that ogr2ogr makes.
func (o *order) made() string {
	if o.format.Name == "shp" {
		return o.table.Name + ".shp"
	}
	return o.table.Name + "." + o.format.Extension
}

// shapeColumn holds the shape between us and ogr2ogr; no field has this name.
const shapeColumn = "onemap_shape"

// between writes f.csv and its types f.csvt.
func (o *order) between(folder string) (err error) {
	types := ""
	for _, c := range o.table.Columns {
		types += map[Kind]string{Text: "String", Integer: "Integer64", Number: "Real", Date: "Date"}[c.Kind] + ","
	}
	if err := os.WriteFile(filepath.Join(folder, "f.csvt"), []byte(types+"WKT\n"), 0o644); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(folder, "f.csv"))
	if err != nil {
		return err
	}
	b := bufio.NewWriterSize(&bounded{to: f, left: o.Largest}, 1<<18)
	err = o.rows(b)
	if err == nil {
		err = b.Flush()
	}
	return firstOf(err, f.Close())
}

func (o *order) rows(out io.Writer) error {
	w := csv.NewWriter(out)
	line := make([]string, 0, len(o.table.Columns)+1)
	for _, c := range o.table.Columns {
		line = append(line, o.nameOf(c))
	}
	if err := w.Write(append(line, shapeColumn)); err != nil {
		return err
	}
	var shape []byte
	n := 0
	err := o.each(func(r Row) (err error) {
		n++
		line = line[:0]
		for i, cell := range r.Cells {
			line = append(line, o.held(n, o.table.Columns[i], cell))
		}
		if shape, err = o.wkt(shape[:0], r); err != nil {
			return err
		}
		return w.Write(append(line, string(shape)))
	})
	if err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

// held is a cell as the format can hold it; what is lost is noted.
func (o *order) held(row int, c Column, cell any) string {
	if !c.Kind.typed(cell) {
		o.notes.add(row, o.nameOf(c), misfit(textOf(cell)))
		return ""
	}
	text := textOf(cell)
	if o.format.Name != "shp" || c.Kind != Text {
		return text
	}
	return o.inDBF(row, o.nameOf(c), text)
}

func (o *order) nameOf(c Column) string {
	if o.format.Name == "shp" && c.Short != "" {
		return c.Short
	}
	return c.Name
}

// finished opens what ogr2ogr made.
func (o *order) finished(folder string, remove func()) (*File, error) {
	if o.format.Name == "shp" {
		return o.archive(folder, remove)
	}
	f, err := os.Open(filepath.Join(folder, o.made()))
	if err != nil {
		return nil, fmt.Errorf("ogr2ogr made nothing: %w", err)
	}
	info, err := f.Stat()
	if err != nil {
		return nil, firstOf(f.Close(), err)
	}
	return &File{Size: info.Size(), close: func() { f.Close(); remove() },
		write: func(w io.Writer) error { _, err := io.Copy(w, f); return err }}, nil
}

// bounded refuses to write more than is left.
type bounded struct {
	to   io.Writer
	left int64
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.left -= int64(len(p)); b.left < 0 {
		return 0, tooLarge("结果超过单个文件的上限", "the result is larger than one file may be")
	}
	return b.to.Write(p)
}

// stamp is the time in archives; zip knows nothing before 1980.
func (t Table) stamp() time.Time {
	if t.Stamp.Year() < 1980 {
		return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t.Stamp.UTC()
}
