package geometry

import (
	"strconv"
	"strings"
)

// system joins the system the sender stated with a "crs" member (GeoJSON 2008,
// still written by GDAL): "urn:ogc:def:crs:EPSG::4527", "EPSG:4527" or CRS84.
func (g geoJSON) system(stated CRS) (CRS, error) {
	if g.CRS == nil {
		return stated, nil
	}
	return agreeName(stated, g.CRS.Properties.Name)
}

func agreeName(stated CRS, name string) (CRS, error) {
	if p := RefusedDatum(name); p != nil {
		return CRS{}, p
	}
	if strings.HasSuffix(name, "CRS84") {
		return agree(stated, WGS84)
	}
	_, code, found := strings.Cut(name, "EPSG:")
	epsg, err := strconv.Atoi(strings.TrimLeft(code, ":"))
	if !found || err != nil {
		return CRS{}, unknownCRS(name)
	}
	return agree(stated, epsg)
}
