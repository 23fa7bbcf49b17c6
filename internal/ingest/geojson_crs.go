package ingest

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// geoJSONSystem is the crs member (GeoJSON 2008), else what the sender
// declared, else WGS 84 as RFC 7946 says.
func (r *reading) geoJSONSystem(member []byte) (geometry.CRS, *problem.Problem) {
	var m struct {
		Properties struct {
			Name string `json:"name"`
			Code any    `json:"code"`
		} `json:"properties"`
	}
	if len(member) > 0 && json.Unmarshal(member, &m) != nil {
		return geometry.CRS{}, askForCRS()
	}
	name := m.Properties.Name
	if name == "" && m.Properties.Code != nil {
		name = fmt.Sprint(m.Properties.Code)
	}
	if name == "" {
		if r.declared.Name() != "" {
			return r.declared, nil
		}
		return geometry.CRS{EPSG: geometry.WGS84}, nil
	}
	return namedSystem(name)
}

// namedSystem reads urn:ogc:def:crs:EPSG::4527, EPSG:4527, .../EPSG/0/4527 and
// the CRS84 forms.
func namedSystem(name string) (geometry.CRS, *problem.Problem) {
	if p := geometry.RefusedDatum(name); p != nil {
		return geometry.CRS{}, p
	}
	if strings.HasSuffix(name, "CRS84") {
		return geometry.CRS{EPSG: geometry.WGS84}, nil
	}
	epsg, err := strconv.Atoi(name[strings.LastIndexAny(name, ":/")+1:])
	if err != nil {
		p := askForCRS()
		p.Message = say("不认识文件写明的坐标系：%s", "the CRS the file names is not known: %s", clip(name))
		return geometry.CRS{}, p
	}
	crs, err := geometry.LookupCRS(epsg)
	if err != nil {
		return crs, asProblem(err)
	}
	return crs, nil
}
