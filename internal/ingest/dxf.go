package ingest

import (
	"bytes"
	"strings"

	"onemap/internal/problem"
)

// arcs are the handles of DXF polylines with a bulge: GDAL turns those into
// many short edges without a word, and an arc has no boundary points.
func arcs(files []packedFile) map[string]bool {
	out := map[string]bool{}
	if len(files) != 1 || bytes.HasPrefix(files[0].data, []byte("AutoCAD Binary DXF")) {
		return out
	}
	lines := splitLines(string(files[0].data))
	kind, handle := "", ""
	for i := 0; i+1 < len(lines); i += 2 {
		value := strings.TrimSpace(lines[i+1])
		switch strings.TrimSpace(lines[i]) {
		case "0":
			if value != "VERTEX" { // vertices belong to the polyline before them
				kind, handle = value, ""
			}
		case "5":
			if handle == "" {
				handle = strings.ToUpper(value)
			}
		case "42":
			v, ok := number(value)
			if (kind == "LWPOLYLINE" || kind == "POLYLINE") && (!ok || v != 0) {
				out[handle] = true
			}
		}
	}
	return out
}

// curvedEntity refuses circles, ellipses, splines and polylines with arcs.
func (f featureReader) curvedEntity(rec *Record) *problem.Problem {
	classes := rec.Attributes["SubClasses"]
	for _, kind := range []string{"Circle", "Ellipse", "Spline", "AcDbArc"} {
		if strings.Contains(classes, kind) {
			return curve(kind)
		}
	}
	if f.arcs[strings.ToUpper(rec.Attributes["EntityHandle"])] {
		return curve("polyline with arcs")
	}
	return nil
}

func curve(kind string) *problem.Problem {
	return refuse(curved, say("几何类型为 %s：圆弧和曲线没有确定的界址点", "the geometry is a %s: arcs and curves have no definite boundary points", kind),
		say("请在原软件中把曲线转为折线后重新提交", "turn curves into straight edges and send it again"))
}
