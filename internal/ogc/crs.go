package ogc

import (
	"fmt"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
)

// CRS is a coordinate reference system features are offered in.
type CRS struct {
	URI          string
	geometry.CRS // whose numbers they are; CRS84 has those of 4326

	// NorthFirst is the axis order the authority declares: latitude before
	// longitude, northing before easting.
	NorthFirst bool
}

const epsgURI = "http://www.opengis.net/def/crs/EPSG/0/"

// CRS84 is longitude and latitude in degrees, the default of the standard.
func CRS84() CRS {
	return CRS{URI: "http://www.opengis.net/def/crs/OGC/1.3/CRS84", CRS: geometry.CRS{EPSG: geometry.WGS84}}
}

// Stored is the system features are kept in.
func Stored() CRS { return epsg(geometry.CGCS2000) }

func epsg(code int) CRS {
	return CRS{URI: fmt.Sprintf("%s%d", epsgURI, code), CRS: geometry.CRS{EPSG: code}, NorthFirst: code != geometry.WebMercator}
}

// Offered are all systems, the default first, then those of package geometry.
func Offered() []CRS {
	all := []CRS{CRS84()}
	for _, c := range geometry.Offered() {
		all = append(all, epsg(c.EPSG))
	}
	return all
}

// uris are the identifiers of the systems offered that hold the ground of b.
func uris(b geometry.Bounds) (list []string) {
	for _, c := range Offered() {
		if b.West > b.East || c.Holds(b) {
			list = append(list, c.URI)
		}
	}
	return list
}

// ParseCRS finds an offered system by URI, URN or CURIE ("[EPSG:4490]", with or
// without brackets); nothing means CRS84. Any other is problem O03.
func ParseCRS(parameter, text string) (CRS, error) {
	if text == "" {
		return CRS84(), nil
	}
	wanted := canonicalURI(text)
	for _, c := range Offered() {
		if c.URI == wanted {
			return c, nil
		}
	}
	return CRS{}, refuse(codeCRS,
		bilingual.Text{ZH: fmt.Sprintf("参数 %s 的坐标系 %q 不提供", parameter, text), EN: fmt.Sprintf("the CRS %q of %s is not offered", text, parameter)},
		geometry.OfferedNames())
}

// canonicalURI brings the spellings of one system to the one of the documents.
func canonicalURI(text string) string {
	code, ok := geometry.NamedEPSG(text)
	switch {
	case strings.HasSuffix(text, "CRS84"):
		return CRS84().URI
	case !ok || !strings.ContainsAny(text, ":/"): // a number alone names no system
		return text
	}
	return fmt.Sprintf("%s%d", epsgURI, code)
}

// Header is the value of Content-Crs.
func (c CRS) Header() string { return "<" + c.URI + ">" }
