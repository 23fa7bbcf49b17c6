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

// Offered are all systems, the default first: degrees, web mercator, and the
// 3-degree Gauss-Krueger zones 38 to 41 with the zone in front of the easting
// (4526–4529) and without (4547–4550), EPSG registry and domain 5.1.
func Offered() []CRS {
	all := []CRS{CRS84(), epsg(geometry.WGS84), Stored(), epsg(geometry.WebMercator)}
	for _, first := range []int{4526, 4547} {
		for zone := range 4 {
			all = append(all, epsg(first+zone))
		}
	}
	return all
}

// URIs are the identifiers of Offered.
func URIs() []string {
	var uris []string
	for _, c := range Offered() {
		uris = append(uris, c.URI)
	}
	return uris
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
		bilingual.Text{ZH: "可用：" + strings.Join(URIs(), " "), EN: "there are: " + strings.Join(URIs(), " ")})
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
