package export

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// mostText is what a DBF field holds, bytes (dBASE III, as ESRI and GDAL write it).
const mostText = 254

// codepage is the encoding as GDAL names it.
func (o *order) codepage() string {
	if o.GBK {
		return "CP936"
	}
	return "UTF-8"
}

// inDBF is text that fits a DBF field of the chosen encoding: at most 254
// bytes, cut between characters, and characters GBK does not have replaced.
func (o *order) inDBF(row int, column, text string) string {
	if o.GBK {
		text = o.inGBK(row, column, text)
	}
	size, keep := 0, len(text)
	for i, r := range text {
		n := utf8.RuneLen(r)
		if o.GBK && r >= utf8.RuneSelf {
			n = 2
		}
		if size += n; size > mostText && keep == len(text) {
			keep = i
		}
	}
	if keep < len(text) {
		o.notes.add(row, column, tooLong(size, mostText))
	}
	return text[:keep]
}

func (o *order) inGBK(row int, column, text string) string {
	e := simplifiedchinese.GBK.NewEncoder()
	if _, err := e.String(text); err == nil {
		return text
	}
	o.notes.add(row, column, notInGBK(text))
	kept := make([]rune, 0, len(text))
	for _, r := range text {
		if _, err := e.String(string(r)); err != nil {
			r = '?'
		}
		kept = append(kept, r)
	}
	return string(kept)
}

// archive packs the parts of a shapefile, and beside them a list of what did
// not fit.
func (o *order) archive(folder string, remove func()) (*File, error) {
	parts, err := filepath.Glob(filepath.Join(folder, o.table.Name+".*"))
	if err != nil {
		return nil, err
	}
	packed := filepath.Join(folder, "shp.zip")
	f, err := os.Create(packed)
	if err != nil {
		return nil, err
	}
	z := zip.NewWriter(f)
	for _, part := range parts {
		if err := o.pack(z, filepath.Base(part), part); err != nil {
			return nil, firstOf(err, f.Close())
		}
	}
	if err := firstOf(o.packNotes(z), z.Close()); err != nil {
		return nil, firstOf(err, f.Close())
	}
	size, err := f.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	return &File{Size: size, close: func() { f.Close(); remove() },
		write: func(w io.Writer) error { _, err := io.Copy(w, f); return err }}, err
}

func (o *order) pack(z *zip.Writer, name, path string) error {
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: o.table.stamp()})
	if err == nil {
		_, err = io.Copy(to, from)
	}
	return err
}

func (o *order) packNotes(z *zip.Writer) error {
	if o.notes.Count == 0 {
		return nil
	}
	to, err := z.CreateHeader(&zip.FileHeader{Name: o.table.Name + "_notes.txt", Method: zip.Deflate, Modified: o.table.stamp()})
	if err == nil {
		_, err = io.WriteString(to, bom+o.notes.Text(o.Language))
	}
	return err
}
