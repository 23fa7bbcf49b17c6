package ingest

import (
	"encoding/json"
	"fmt"

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

// namedSystem finds the system a file names.
func namedSystem(name string) (geometry.CRS, *problem.Problem) {
	if p := geometry.RefusedDatum(name); p != nil {
		return geometry.CRS{}, p
	}
	epsg, ok := geometry.NamedEPSG(name)
	if !ok {
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
