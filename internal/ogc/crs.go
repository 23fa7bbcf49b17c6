package ogc

import (
	"fmt"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
)

// CRS is a coordinate reference system features are offered in.
type CRS struct {
	URI  string
	EPSG int // whose numbers they are; CRS84 has those of 4326

	// NorthFirst is the axis order the authority declares: latitude before
	// longitude, northing before easting.
	NorthFirst bool
}

const (
	epsgURI     = "http://www.opengis.net/def/crs/EPSG/0/"
	webMercator = 3857
)

// CRS84 is longitude and latitude in degrees, the default of the standard.
func CRS84() CRS {
	return CRS{URI: "http://www.opengis.net/def/crs/OGC/1.3/CRS84", EPSG: geometry.WGS84}
}

// Stored is the system features are kept in.
func Stored() CRS { return epsg(geometry.CGCS2000) }

func epsg(code int) CRS {
	return CRS{URI: fmt.Sprintf("%s%d", epsgURI, code), EPSG: code, NorthFirst: code != webMercator}
}

// Offered are all systems, the default first: degrees, web mercator, and the
// 3-degree Gauss-Krueger zones 38 to 41 with the zone in front of the easting
// (4526–4529) and without (4547–4550), EPSG registry and domain 5.1.
func Offered() []CRS {
	all := []CRS{CRS84(), epsg(geometry.WGS84), Stored(), epsg(webMercator)}
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
	s := strings.TrimSuffix(strings.TrimPrefix(text, "["), "]")
	s = strings.Replace(s, "https://", "http://", 1)
	for _, prefix := range []string{"EPSG:", "urn:ogc:def:crs:EPSG::", "urn:ogc:def:crs:EPSG:0:"} {
		if code, ok := strings.CutPrefix(s, prefix); ok {
			return epsgURI + code
		}
	}
	switch s {
	case "OGC:CRS84", "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84":
		return CRS84().URI
	}
	return s
}

// Header is the value of Content-Crs.
func (c CRS) Header() string { return "<" + c.URI + ">" }

// degrees tells whether coordinates are longitude and latitude as stored: WGS 84
// and CGCS2000 degrees are taken as equal (domain 5.3).
func (c CRS) degrees() bool { return c.EPSG == geometry.WGS84 || c.EPSG == geometry.CGCS2000 }
