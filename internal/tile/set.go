package tile

import (
	"math"

	"onemap/internal/geometry"
)

// Set is a tile matrix set: a pyramid of grids over the world. Tiles of matrix
// z+1 are half as wide as those of matrix z; rows run south from the top.
type Set struct {
	ID    string
	Title string
	URI   string // identifier of the definition
	CRS   string // URI of the coordinate reference system
	First int    // least matrix id
	Last  int    // greatest matrix id

	plane  plane
	offset int // added to a matrix id, gives the zoom: tiles are 360/2^zoom degrees wide
	lat    int // place of latitude (or northing) among the axes of the CRS
}

// plane is how longitude and latitude become a plane.
type plane int

const (
	mercator   plane = iota // Web Mercator, EPSG:3857
	platecarre              // degrees as they are
)

// Sets are the tile matrix sets offered, the usual one first. CGCS2000Quad is not
// in the OGC register: it is the grid Chinese services mean by that name, ids
// counted from 1, cells as in WorldCRS84Quad.
func Sets() []Set {
	return []Set{
		{
			ID: "WebMercatorQuad", Title: "Google Maps Compatible for the World",
			URI: "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad",
			CRS: "http://www.opengis.net/def/crs/EPSG/0/3857", Last: 22, plane: mercator, lat: 1,
		},
		{
			ID: "WorldCRS84Quad", Title: "CRS84 for the World",
			URI: "http://www.opengis.net/def/tilematrixset/OGC/1.0/WorldCRS84Quad",
			CRS: "http://www.opengis.net/def/crs/OGC/1.3/CRS84", Last: 21, plane: platecarre, offset: 1, lat: 1,
		},
		{
			ID: "CGCS2000Quad", Title: "经纬度（2000国家大地坐标系） CGCS2000 latitude and longitude",
			URI: "urn:onemap:def:tilematrixset:CGCS2000Quad",
			CRS: "http://www.opengis.net/def/crs/EPSG/0/4490", First: 1, Last: 18, plane: platecarre, lat: 0,
		},
	}
}

// SetOf finds a set by its id.
func SetOf(id string) (Set, bool) {
	for _, s := range Sets() {
		if s.ID == id {
			return s, true
		}
	}
	return Set{}, false
}

// Size is the number of columns and rows of a matrix.
func (s Set) Size(matrix int) (columns, rows int) {
	n := 1 << s.zoom(matrix)
	if s.plane == mercator {
		return n, n
	}
	return n, n / 2
}

// zoom is the power of two by which the world is divided from west to east.
func (s Set) zoom(matrix int) int { return matrix + s.offset }

// Half the width of the Web Mercator plane in metres.
const mercatorReach = math.Pi * geometry.SemiMajor

// cellSize is the width of a pixel of a tile of 256 pixels, in units of the CRS.
func (s Set) cellSize(matrix int) float64 {
	return s.world() / 256 / math.Ldexp(1, s.zoom(matrix))
}

// world is the width of the world in units of the CRS.
func (s Set) world() float64 {
	if s.plane == mercator {
		return 2 * mercatorReach
	}
	return 360
}

// top is the northing of the upper edge.
func (s Set) top() float64 {
	if s.plane == mercator {
		return mercatorReach
	}
	return 90
}

// place is the column and row a position in degrees lies in.
func (s Set) place(matrix int, lon, lat float64) (column, row int) {
	columns, rows := s.Size(matrix)
	x, y := (lon+180)/360, (90-lat)/180
	if s.plane == mercator {
		y = (1 - math.Asinh(math.Tan(lat*math.Pi/180))/math.Pi) / 2
	}
	return int(math.Floor(x * float64(columns))), int(math.Floor(y * float64(rows)))
}
