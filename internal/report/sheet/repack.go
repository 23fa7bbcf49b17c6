package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// repack writes the workbook's parts in a fixed order and with the date of the
// report: the library orders them by chance.
func repack(w io.Writer, f *excelize.File, made time.Time) error {
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return fmt.Errorf("sheet: %w", err)
	}
	in, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		return fmt.Errorf("sheet: %w", err)
	}
	parts := slices.Clone(in.File)
	slices.SortFunc(parts, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	out := zip.NewWriter(w)
	for _, p := range parts {
		if err := repackPart(out, p, made); err != nil {
			return fmt.Errorf("sheet: %w", err)
		}
	}
	return out.Close()
}

func repackPart(out *zip.Writer, p *zip.File, made time.Time) error {
	r, err := p.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	w, err := out.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Deflate, Modified: made.UTC()})
	if err == nil {
		_, err = io.Copy(w, r)
	}
	return err
}
