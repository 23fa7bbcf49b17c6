package geometry

import (
	"strconv"
	"strings"
)

// NamedEPSG is the code in a name of a system as the OGC and GeoJSON write it:
// 4527, EPSG:4527, [EPSG:4527], urn:ogc:def:crs:EPSG::4527,
// http://www.opengis.net/def/crs/EPSG/0/4527; the forms of CRS84 are 4326.
// False for the name of anything else.
func NamedEPSG(name string) (int, bool) {
	name = strings.TrimSuffix(strings.TrimPrefix(name, "["), "]")
	if strings.HasSuffix(name, "CRS84") {
		return WGS84, true
	}
	at := strings.LastIndexAny(name, ":/") + 1
	code, err := strconv.Atoi(name[at:])
	return code, err == nil && (at == 0 || strings.Contains(strings.ToUpper(name[:at]), "EPSG"))
}
