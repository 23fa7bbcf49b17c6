package tile

import (
	"math"
	"strconv"

	"onemap/internal/geometry"
)

// Document is a tile matrix set as OGC 17-083r4 (version 2.0) writes it in JSON.
type Document struct {
	ID                string   `json:"id"`
	Title             string   `json:"title"`
	URI               string   `json:"uri"`
	CRS               string   `json:"crs"`
	OrderedAxes       []string `json:"orderedAxes"`
	WellKnownScaleSet string   `json:"wellKnownScaleSet,omitempty"`
	TileMatrices      []Matrix `json:"tileMatrices"`
}

// Matrix is one grid of a tile matrix set. Lengths are in units of the CRS,
// positions in the order of its axes.
type Matrix struct {
	ID               string     `json:"id"`
	ScaleDenominator float64    `json:"scaleDenominator"`
	CellSize         float64    `json:"cellSize"`
	CornerOfOrigin   string     `json:"cornerOfOrigin"`
	PointOfOrigin    [2]float64 `json:"pointOfOrigin"`
	TileWidth        int        `json:"tileWidth"`
	TileHeight       int        `json:"tileHeight"`
	MatrixWidth      int        `json:"matrixWidth"`
	MatrixHeight     int        `json:"matrixHeight"`
}

// pixel is the size of a pixel in metres that OGC scales are counted with.
const pixel = 0.28e-3

// Document gives the definition of the set.
func (s Set) Document() Document {
	d := Document{ID: s.ID, Title: s.Title, URI: s.URI, CRS: s.CRS, OrderedAxes: []string{"Lon", "Lat"}}
	switch {
	case s.plane == mercator:
		d.OrderedAxes = []string{"E", "N"}
		d.WellKnownScaleSet = "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible"
	case s.lat == 0:
		d.OrderedAxes = []string{"Lat", "Lon"}
	default:
		d.WellKnownScaleSet = "http://www.opengis.net/def/wkss/OGC/1.0/GoogleCRS84Quad"
	}
	for id := s.First; id <= s.Last; id++ {
		d.TileMatrices = append(d.TileMatrices, s.matrix(id))
	}
	return d
}

func (s Set) matrix(id int) Matrix {
	columns, rows := s.Size(id)
	return Matrix{
		ID: strconv.Itoa(id), CellSize: s.cellSize(id), ScaleDenominator: s.cellSize(id) * s.MetresPerUnit() / pixel,
		CornerOfOrigin: "topLeft", PointOfOrigin: s.ordered(-s.world()/2, s.top()),
		TileWidth: 256, TileHeight: 256, MatrixWidth: columns, MatrixHeight: rows,
	}
}

// MetresPerUnit is the length of a unit of the CRS at the equator.
func (s Set) MetresPerUnit() float64 {
	if s.plane == mercator {
		return 1
	}
	return geometry.SemiMajor * math.Pi / 180
}

// ordered puts easting and northing in the order of the axes of the CRS.
func (s Set) ordered(east, north float64) [2]float64 {
	if s.lat == 0 {
		return [2]float64{north, east}
	}
	return [2]float64{east, north}
}
