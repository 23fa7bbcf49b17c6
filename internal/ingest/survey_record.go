package ingest

import (
	"regexp"
	"strconv"
	"strings"

	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// record turns a plot into a record with the geometry as received, and the
// zone it lies in (0 for degrees).
func (s *surveyReader) record(p *surveyPlot) (Record, int) {
	rec := Record{Attributes: s.attributes(p), Refused: p.refused}
	rec.ID, rec.Name = rec.Attributes["地块编号"], rec.Attributes["地块名称"]
	if area, ok := p.declaredArea(); ok {
		rec.Declared = &area
	}
	if rec.Refused == nil {
		rec.Refused = s.unsuitable(p, &rec)
	}
	if rec.Refused != nil {
		return rec, 0
	}
	return s.placed(p, rec)
}

// unsuitable finds what refuses a plot before its coordinates are looked at.
func (s *surveyReader) unsuitable(p *surveyPlot, rec *Record) *problem.Problem {
	if len(p.points) == 0 {
		return at(p.row, emptyGeometry())
	}
	name := s.header["坐标系"]
	// A declaration may name a system the file names badly, never turn a refused datum into CGCS2000.
	if bad := datumOf(name); bad != nil && (s.declared.EPSG == 0 || geometry.RefusedDatum(name) != nil) {
		return at(p.row, bad)
	}
	figure := p.field(p.figure())
	closed := closes(p.points) || rec.Declared != nil
	if figure == "点" || figure == "线" && !closed {
		return at(p.row, notThisKind(figure))
	}
	if figure == "线" {
		rec.Problems = append(rec.Problems, warn(lineAsPlot,
			say("图形属性写的是“线”，但有面积或首尾闭合，已按面读取", "the plot is marked 线 (line) but closes or has an area; it was read as a polygon"),
			say("请改为“面”", "write 面 instead")))
	}
	return nil
}

// placed puts the rows into their CRS and the rings into polygons.
func (s *surveyReader) placed(p *surveyPlot, rec Record) (Record, int) {
	rings := p.rings()
	rec.Problems = append(rec.Problems, countWarnings(p, rings)...)
	rows := make([]pair, len(p.points))
	for i, q := range p.points {
		rows[i] = q.pair
	}
	where, bad := s.says.place(rows)
	if bad != nil {
		rec.Refused = at(p.row, bad)
		return rec, 0
	}
	rec.Problems = append(rec.Problems, where.problems...)
	rec.Problems = append(rec.Problems, p.precision(where.crs)...)
	rec.Received, rec.Refused = nestRings(cut(where.positions, rings), where.crs, &rec)
	if rec.Refused != nil && rec.Refused.Row == 0 {
		rec.Refused.Row = p.row
	}
	for i := range rec.Problems {
		if rec.Problems[i].Row == 0 {
			rec.Problems[i].Row = p.row
		}
	}
	return rec, zoneOf(where.crs.EPSG)
}

// cut gives the positions of every ring.
func cut(all []geometry.Position, rings [][]surveyPoint) (out [][]geometry.Position) {
	for _, ring := range rings {
		out = append(out, all[:len(ring):len(ring)])
		all = all[len(ring):]
	}
	return out
}

// frame is what the header says about the coordinates.
func (s *surveyReader) frame() frame {
	f := frame{declared: s.declared, swap: s.o.Swap}
	f.datum = s.header["坐标系"] != "" && datumOf(s.header["坐标系"]) == nil
	digits := regexp.MustCompile(`\d+`)
	if z, err := strconv.Atoi(digits.FindString(narrow(s.header["带号"]))); err == nil && knownZone(z) {
		f.zone = z
	}
	for _, key := range []string{"几度分带", "分带"} {
		if n := digits.FindString(narrow(s.header[key])); n == "3" || n == "6" {
			f.span, _ = strconv.Atoi(n)
		}
	}
	return f
}

// datumOf refuses (E08) a datum other than CGCS2000; an empty name is nobody's
// statement and is left to the warning about assumptions.
func datumOf(name string) *problem.Problem {
	flat := strings.ToUpper(narrow(name))
	if flat == "" || strings.Contains(flat, "2000") || strings.Contains(flat, "4490") {
		return nil
	}
	if p := geometry.RefusedDatum(name); p != nil {
		return p
	}
	return refuse("E08", say("坐标系“%s”不是 2000 国家大地坐标系", "the datum %q is not CGCS2000", clip(name)),
		say("请用官方转换服务转换到 2000 国家大地坐标系后重新提交", "convert it to CGCS2000 with the official service and send it again"))
}

// attributes are the fields of the plot row and of the sections before it.
func (s *surveyReader) attributes(p *surveyPlot) map[string]string {
	names := []string{"界址点数", "地块面积", "地块编号", "地块名称", "记录图形属性", "图幅号", "地块用途", "地类编码",
		"图斑类型", "地类", "改造前质量等别", "改造后质量等别", "备注"}
	if p.figure() == 2 {
		names = []string{"界址点数", "地块名称", "记录图形属性", "类型"}
	}
	out := map[string]string{}
	for key, value := range s.extra {
		out[key] = value
	}
	for i, value := range p.fields {
		if i < len(names) && value != "" {
			out[names[i]] = value
		}
	}
	return out
}

func (p *surveyPlot) precision(crs geometry.CRS) []problem.Problem {
	if p.decimals >= 2 || zoneOf(crs.EPSG) == 0 {
		return nil
	}
	return []problem.Problem{warn("W11", say("坐标只有 %d 位小数", "coordinates have only %d decimals", p.decimals),
		say("请提供至少两位小数（厘米）的坐标", "give coordinates to the centimetre"))}
}
