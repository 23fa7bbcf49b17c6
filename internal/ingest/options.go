package ingest

import (
	"onemap/internal/gdal"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/problem"
)

// Options are the sender's choices and the limits of the reading.
type Options struct {
	CRS      int              // EPSG code, used where the file does not say
	Layer    string           // layer inside the file, when it holds several
	Choice   string           // how the sender names one, e.g. "--layer NAME"; for messages only
	Repair   bool             // repair invalid geometry, recorded with both areas
	Swap     bool             // the sender confirms that X and Y are swapped
	FileName string           // as the sender named it; for messages only
	Region   *geometry.Bounds // county plus 5 km, nano-degrees; nil: no region test (E10)
	Limits   Limits           // zero fields take DefaultLimits
	GDAL     *gdal.Jail       // nil: formats that need GDAL are refused
}

// Limits bound what a file may cost. Zero means the default.
type Limits struct {
	Bytes    int64 // of the file as received
	Unpacked int64 // of everything in an archive together
	Entries  int   // in an archive
	Ratio    int64 // unpacked to packed
	Depth    int   // of nested JSON
	Vertices int   // of one record
	Records  int   // in a file
}

// DefaultLimits are the limits of a server (ecosystem 5, S6 and S8).
func DefaultLimits() Limits {
	return Limits{
		Bytes: 512 << 20, Unpacked: 2 << 30, Entries: 200, Ratio: 200,
		Depth: 32, Vertices: 2_000_000, Records: 5_000_000,
	}
}

// Info says how a file was read.
type Info struct {
	Format   string // e.g. "survey-txt", "geojson", "shapefile", "gpkg"
	Encoding string // e.g. "gb18030", "utf-8"; empty for binary formats
	CRS      string // e.g. "EPSG:4527"; several are joined by a comma
	Layers   []string
	SHA256   string // of the bytes as received, lower-case hex
	Problems []problem.Problem
	Records  int // refused ones included
	Refused  int
}

// Record is one parcel, right or feature of a file. Either Refused says why it
// cannot be used, or Shape is its geometry of record.
type Record struct {
	FID        int // from 0, counted over every record
	ID, Name   string
	Received   geometry.Received
	Shape      geometry.Shape
	Declared   *geometry.SquareMetres // area the file states
	Elevation  *layer.Elevation
	Attributes map[string]string // names as in the file, Chinese ones too
	Problems   []problem.Problem // warnings and notices
	Refused    *problem.Problem
}

func (l Limits) orDefault() Limits {
	d := DefaultLimits()
	pick(&l.Bytes, d.Bytes)
	pick(&l.Unpacked, d.Unpacked)
	pick(&l.Entries, d.Entries)
	pick(&l.Ratio, d.Ratio)
	pick(&l.Depth, d.Depth)
	pick(&l.Vertices, d.Vertices)
	pick(&l.Records, d.Records)
	return l
}

func pick[T int | int64](v *T, otherwise T) {
	if *v <= 0 {
		*v = otherwise
	}
}
