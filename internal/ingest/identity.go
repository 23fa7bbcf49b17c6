package ingest

import (
	"math"
	"strings"

	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// identify finds identifier, name, stated area and elevation among the attributes, by the field
// codes and headings in use (domain 3).
func identify(rec *Record, id string) {
	rec.ID = attribute(rec.Attributes, "BSM", "地块编号", "DKBH", "XKZH", "许可证号", "标识码", "编号", "ID", "ADCODE", "XZQDM", "OBJECTID")
	if rec.ID == "" {
		rec.ID = id
	}
	rec.Name = attribute(rec.Attributes, "地块名称", "DKMC", "KSMC", "XMMC", "BHQMC", "名称", "MC", "NAME", "XZQMC")
	if rec.Declared == nil {
		rec.Declared = statedArea(rec.Attributes)
	}
	top, okT := number(attribute(rec.Attributes, "CSSX", "采深上限"))
	bottom, okB := number(attribute(rec.Attributes, "CSXX", "采深下限"))
	if okT && okB {
		rec.Elevation = elevationOf(top, bottom)
	}
}

// attribute is the first attribute that has a value, names matched without case.
func attribute(all map[string]string, names ...string) string {
	for _, name := range names {
		if v, ok := all[name]; ok && v != "" {
			return v
		}
		for key, v := range all {
			if v != "" && strings.EqualFold(key, name) {
				return v
			}
		}
	}
	return ""
}

// beyondDegrees asks for the CRS when numbers are no degrees although the file
// (by RFC 7946, say) claims they are.
func beyondDegrees(g geometry.Received) *problem.Problem {
	if g.CRS.EPSG != geometry.WGS84 && g.CRS.EPSG != geometry.CGCS2000 {
		return nil
	}
	for _, polygon := range g.Polygons {
		for _, ring := range polygon {
			for _, p := range ring {
				if math.Abs(p.X) > 360 || math.Abs(p.Y) > 360 {
					ask := askForCRS()
					ask.Message = say("坐标 (%s, %s) 不是经纬度，文件没有说明投影坐标系", "(%s, %s) are not degrees and the file does not say its projected CRS", plain(p.X), plain(p.Y))
					return ask
				}
			}
		}
	}
	return nil
}
