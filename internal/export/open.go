package export

import (
	"bufio"
	"context"
	"io"

	"onemap/internal/bilingual"
	"onemap/internal/gdal"
	"onemap/internal/problem"
)

// Options are the choices of whoever takes the file away.
type Options struct {
	CRS      CRS  // zero: EPSG:4490
	GBK      bool // Shapefile: text in GBK instead of UTF-8
	Language bilingual.Language
	GDAL     *gdal.Jail // nil: formats that need it are refused
	Folder   string     // for files in the making; empty: the system's
	Largest  int64      // bytes a file in the making may have; zero: 2 GiB
}

// order is one table on its way into one file.
type order struct {
	Options
	ctx    context.Context
	format Format
	table  Table
	notes  Notes
}

// File is a table ready to be written. Close frees what it holds.
type File struct {
	Format Format
	Notes  Notes // what the format could not hold; known before writing where a format has such limits
	Size   int64 // bytes, -1 when only writing tells

	write func(io.Writer) error
	close func()
}

// Open makes a table ready. Formats written in one pass read the rows while
// they are written; all others read them here, so that a fault shows before
// anything is sent. Problems: X02 a choice the format does not have, X03 too
// large, E39 no GDAL; errors of the rows as they are.
func Open(ctx context.Context, f Format, t Table, o Options) (*File, error) {
	work := &order{Options: o, ctx: ctx, format: f, table: t}
	if err := work.fits(); err != nil {
		return nil, err
	}
	if work.CRS.EPSG == 0 {
		work.CRS = Stored()
	}
	if f.Name == "kml" {
		work.CRS = epsg(4326)
	}
	if work.Largest == 0 {
		work.Largest = 2 << 30
	}
	file, err := f.open(work)
	if err != nil {
		return nil, err
	}
	file.Format, file.Notes = f, work.notes
	return file, nil
}

// WriteTo writes the file once. After an error what was written is not whole.
func (f *File) WriteTo(w io.Writer) (int64, error) {
	c := &counted{to: w}
	b := bufio.NewWriterSize(c, 1<<16)
	if err := f.write(b); err != nil {
		return c.n, err
	}
	err := b.Flush()
	return c.n, err
}

// Close frees what the file holds.
func (f *File) Close() {
	if f.close != nil {
		f.close()
	}
}

type counted struct {
	to io.Writer
	n  int64
}

func (c *counted) Write(b []byte) (int, error) {
	n, err := c.to.Write(b)
	c.n += int64(n)
	return n, err
}

// fits refuses choices a format does not have.
func (o *order) fits() error {
	if o.GBK && o.format.Name != "shp" {
		return refuse("X02", bilingual.Text{ZH: "只有 Shapefile 可选 GBK 编码", EN: "only Shapefile is offered in GBK"},
			bilingual.Text{ZH: "去掉 encoding，或选 format=shp", EN: "leave encoding out, or choose format=shp"})
	}
	if o.format.Name == "kml" && o.CRS.EPSG != 0 && !o.CRS.Degrees() {
		return refuse("X02", bilingual.Text{ZH: "KML 只有经纬度（WGS 84）", EN: "KML is always in degrees of WGS 84"},
			bilingual.Text{ZH: "去掉 crs，或选其他格式", EN: "leave crs out, or choose another format"})
	}
	if o.format.driver != "" && !o.table.Spatial {
		return refuse("X02", bilingual.Text{ZH: "该结果没有图形，不能写成 " + o.format.Name, EN: "there are no shapes to write as " + o.format.Name},
			bilingual.Text{ZH: "请选 csv 或 xlsx", EN: "choose csv or xlsx"})
	}
	return nil
}

// streamed is a format written in one pass.
func streamed(write func(*order, io.Writer) error) func(*order) (*File, error) {
	return func(o *order) (*File, error) {
		return &File{Size: -1, write: func(w io.Writer) error { return write(o, w) }}, nil
	}
}

// each hands the rows on until one fails or the reader is gone.
func (o *order) each(row func(Row) error) error {
	for r, err := range o.table.Rows {
		if err == nil {
			err = o.ctx.Err()
		}
		if err == nil {
			err = row(r)
		}
		if err != nil {
			return err
		}
	}
	return o.ctx.Err()
}

func tooLarge(zh, en string) *problem.Problem {
	return &problem.Problem{Code: "X03", Class: problem.Limit,
		Message: bilingual.Text{ZH: zh, EN: en},
		Next:    bilingual.Text{ZH: "请用 bbox 或 filter 缩小范围，或选 geojson、csv", EN: "ask for less by bbox or filter, or choose geojson or csv"}}
}
