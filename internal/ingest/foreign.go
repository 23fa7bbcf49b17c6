package ingest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"onemap/internal/gdal"
	"onemap/internal/problem"
)

// driver is how GDAL is told to read a format.
type driver struct {
	name string
	file string // name inside the jail
}

func driverOf(kind format) driver {
	switch kind {
	case formatGPKG:
		return driver{"GPKG", "f.gpkg"}
	case formatGDB:
		return driver{"OpenFileGDB", "f.gdb"}
	case formatKML:
		return driver{"LIBKML", "f.kml"}
	case formatDXF:
		return driver{"DXF", "f.dxf"}
	case formatFGB:
		return driver{"FlatGeobuf", "f.fgb"}
	case formatGML:
		return driver{"GML", "f.gml"}
	case formatMIF:
		return driver{"MapInfo File", "f.mif"}
	}
	return driver{"MapInfo File", "f.tab"}
}

// readForeign reads a format through GDAL in the jail.
func (r *reading) readForeign(kind format, files []packedFile) error {
	r.info.Format, r.info.Encoding = string(kind), ""
	if r.o.GDAL == nil {
		return gdal.Disabled(nil)
	}
	d := driverOf(kind)
	folder, err := os.MkdirTemp("", "onemap-ingest-")
	if err != nil {
		return gdal.Disabled(err)
	}
	defer os.RemoveAll(folder)
	if err := layOut(folder, d, kind, files); err != nil {
		return err
	}
	layers, err := r.foreignLayers(folder, d)
	if err != nil {
		return err
	}
	l, err := r.pickLayer(layers)
	if err != nil {
		return err
	}
	return r.readLayer(folder, d, kind, l, files)
}

// layOut writes the files under names of ours, so that no name of the sender
// ever reaches a command line or the file system.
func layOut(folder string, d driver, kind format, files []packedFile) error {
	if kind == formatGDB {
		folder = filepath.Join(folder, d.file)
		if err := os.Mkdir(folder, 0o755); err != nil {
			return gdal.Disabled(err)
		}
	}
	stem := strings.TrimSuffix(d.file, filepath.Ext(d.file))
	for _, f := range files {
		name := stem + regexp.MustCompile(`[^.a-z0-9]`).ReplaceAllString(f.ext(), "")
		switch {
		case kind == formatGDB && !regexp.MustCompile(`^(a[0-9a-f]{8}\..*|gdb|timestamps)$`).MatchString(f.base()):
			continue
		case kind == formatGDB:
			name = regexp.MustCompile(`[^.a-z0-9_]`).ReplaceAllString(f.base(), "_")
		case len(files) == 1:
			name = d.file
		}
		if err := os.WriteFile(filepath.Join(folder, name), f.data, 0o644); err != nil {
			return gdal.Disabled(err)
		}
	}
	return nil
}

// wrapped gives limits as they are and everything else as damage.
func wrapped(err error) error {
	if _, ok := problem.As(err); ok {
		return err
	}
	return broken(err)
}
