package ingest

import (
	"regexp"
	"strconv"
	"strings"

	"onemap/internal/geometry"
)

// projectionFile is the CRS of a .prj: by our own table for CGCS2000 and WGS
// 84, else as PROJ identifies it in the jail, else the text itself. Without a
// .prj the sender's declaration counts.
func (r *reading) projectionFile(wkt string) (geometry.CRS, error) {
	wkt = strings.TrimSpace(strings.TrimLeft(wkt, "\ufeff"))
	if wkt == "" {
		if r.declared.Name() == "" {
			return r.declared, askForCRS()
		}
		return r.declared, nil
	}
	return r.knownSystem(wkt)
}

// knownSystem gives the CRS of any WKT.
func (r *reading) knownSystem(wkt string) (geometry.CRS, error) {
	if p := geometry.RefusedDatum(wkt); p != nil {
		return geometry.CRS{}, p
	}
	if !matches(wkt, `^[A-Z_]+\s*\[`) { // also keeps options off a command line
		return geometry.CRS{}, askForCRS()
	}
	epsg := esriSystem(wkt)
	if epsg == 0 {
		epsg = authority(wkt)
	}
	if epsg == 0 && r.o.GDAL != nil {
		epsg = identifyCRS(r.ctx, r.o.GDAL, wkt)
	}
	if epsg == 0 {
		return geometry.CRS{WKT: wkt}, nil
	}
	return geometry.LookupCRS(epsg)
}

// authority is the EPSG code the WKT itself carries for the whole system: the
// last one before the closing bracket.
func authority(wkt string) int {
	m := regexp.MustCompile(`(?:ID|AUTHORITY)\["EPSG",\s*"?(\d+)"?\]\s*\]$`).FindStringSubmatch(wkt)
	if m == nil {
		return 0
	}
	epsg, _ := strconv.Atoi(m[1])
	return epsg
}

// esriSystem knows the names ESRI gives to CGCS2000 systems, 0 otherwise; the
// false easting tells whether the zone number is in front (domain 4.4).
func esriSystem(wkt string) int {
	flat := strings.ToUpper(strings.NewReplacer(" ", "_", "-", "_").Replace(wkt))
	name := regexp.MustCompile(`^(PROJCS|PROJCRS|GEOGCS|GEOGCRS)\["([^"]*)"`).FindStringSubmatch(flat)
	if name == nil {
		return 0
	}
	switch name[2] {
	case "GCS_CHINA_GEODETIC_COORDINATE_SYSTEM_2000", "CHINA_GEODETIC_COORDINATE_SYSTEM_2000", "CGCS2000", "GCS_CGCS_2000":
		return geometry.CGCS2000
	case "GCS_WGS_1984", "WGS_84", "WGS84", "GCS_WGS_84":
		return geometry.WGS84
	}
	if !strings.Contains(flat, "CGCS_2000") && !strings.Contains(flat, "CGCS2000") && !strings.Contains(flat, "CHINA_2000") && !strings.Contains(flat, "CHINA_GEODETIC") {
		return 0
	}
	return gaussKrueger(flat)
}

// gaussKrueger is the CGCS2000 zone with a central meridian and false easting.
func gaussKrueger(flat string) int {
	parameter := func(name string) float64 {
		m := regexp.MustCompile(`PARAMETER\["` + name + `",([-0-9.E+]+)`).FindStringSubmatch(flat)
		if m == nil {
			return -1
		}
		v, _ := strconv.ParseFloat(m[1], 64)
		return v
	}
	centre, easting := parameter("CENTRAL_MERIDIAN"), parameter("FALSE_EASTING")
	scale := parameter("SCALE_FACTOR")
	if centre < 0 || easting < 0 || parameter("FALSE_NORTHING") > 0 || scale >= 0 && scale != 1 {
		return 0
	}
	for zone := 13; zone <= 45; zone++ {
		if m, _ := meridian(zone); !knownZone(zone) || m != centre {
			continue
		}
		switch {
		case easting == float64(zone)*1e6+5e5:
			return zoneEPSG(zone)
		case easting == 5e5 && zone >= 25:
			return 4509 + zone
		}
	}
	return 0
}
