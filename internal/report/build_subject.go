package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"onemap/internal/check"
	"onemap/internal/geometry"
)

func (b *builder) subject(s *check.DocumentSubject) Subject {
	return Subject{
		Anchor:     fmt.Sprintf("s%d", s.Ordinal),
		Title:      b.subjectTitle(s),
		Verdict:    b.verdict(s.Verdict),
		Conclusion: b.conclude(s),
		Classes:    b.classes(s),
		Facts:      b.facts(s),
		Sketch:     b.sketch(s, ""),
		Corners:    b.corners(s),
		Coverage:   b.coverage(s),
		Findings:   b.groups(s),
		Agreement:  b.agreed(s),
		Appendix:   b.appendix(s),
		Near:       b.near(s),
		Breakdowns: b.breakdowns(s),
		Suggestion: b.suggestion(s),
	}
}

func (b *builder) subjectTitle(s *check.DocumentSubject) string {
	name := strings.TrimSpace(s.ID + " " + s.Name)
	title := fmt.Sprintf(b.say("地块 %d", "Subject %d"), s.Ordinal)
	if name == "" {
		return title
	}
	return title + b.colon() + name
}

func (b *builder) facts(s *check.DocumentSubject) []Row {
	rows := []Row{{b.say("计算面积（椭球）", "Computed area (ellipsoid)"), b.allUnits(s.Area)}}
	if s.Declared != nil {
		rows = append(rows, Row{b.say("申报面积", "Declared area"), b.allUnits(*s.Declared)},
			Row{b.say("申报与计算之差", "Declared less computed"), b.difference(*s.Declared-s.Area, s.Area)})
	} else {
		rows = append(rows, Row{b.say("申报面积", "Declared area"), b.say("未申报", "not stated")})
	}
	rows = append(rows, Row{b.say("周长", "Perimeter"), metres(s.Perimeter)},
		Row{b.say("部分数、环数", "Parts, rings"), fmt.Sprintf("%d, %d", s.Geometry.Parts(), s.Geometry.Rings())})
	if s.Elevation != nil {
		rows = append(rows, Row{b.say("标高（1985国家高程基准）", "Elevation (1985 datum)"), b.elevation(s.Elevation.Top, s.Elevation.Bottom)})
	}
	return append(rows, attributes(s.Attributes)...)
}

func (b *builder) elevation(top, bottom float64) string {
	return fmt.Sprintf(b.say("%s 米至 %s 米", "%s m to %s m"), height(top), height(bottom))
}

// difference prints a signed difference of areas and its share.
func (b *builder) difference(m2, of float64) string {
	if m2 == 0 {
		return b.say("无差异", "none")
	}
	sign := "+"
	if m2 < 0 {
		sign = "−"
	}
	return sign + squareMetres(math.Abs(m2)) + b.say("（", " (") + sign + percent(math.Abs(m2)/of) + b.say("）", ")")
}

func attributes(all map[string]string) []Row {
	var rows []Row
	for k, v := range all {
		if v != "" {
			rows = append(rows, Row{k, v})
		}
	}
	slices.SortFunc(rows, func(a, c Row) int { return strings.Compare(a.Label, c.Label) })
	return rows
}

// near lists near misses.
func (b *builder) near(s *check.DocumentSubject) Table {
	t := Table{Title: b.say("邻近而未相接", "Near but not touching"), Heads: []string{b.say("图层", "Layer"), b.say("要素", "Feature"), b.say("分区", "Zone"), b.say("距离", "Distance")}}
	for _, n := range s.Near {
		t.Rows = append(t.Rows, []string{b.layerName(n.Layer, b.nameOf(s, n.Layer)), featureName(&n.Feature), b.zone(n.Layer, n.Feature.Zone), metres(n.Distance)})
	}
	return t
}

func (b *builder) breakdowns(s *check.DocumentSubject) []Table {
	var out []Table
	for _, d := range []struct {
		title string
		b     *check.DocumentBreakdown
	}{{b.say("现状地类", "Present land classes"), s.LandClasses}, {b.say("所在乡镇", "Towns"), s.Towns}} {
		if d.b != nil {
			out = append(out, b.breakdown(d.title, d.b))
		}
	}
	return out
}

func (b *builder) breakdown(title string, d *check.DocumentBreakdown) Table {
	t := Table{Title: title + b.say("（", " (") + b.layerName(d.Layer, d.Name) + b.say("）", ")"), Heads: []string{b.say("编码", "Code"), b.say("名称", "Name"),
		b.say("面积", "Area"), b.say("公顷", "ha"), b.say("亩", "mu"), b.say("占比", "Share"), b.say("图斑数", "Features")}}
	for _, r := range d.Rows {
		a := geometry.SquareMetres(r.Area)
		t.Rows = append(t.Rows, []string{orNothing(r.Code), orNothing(r.Name), squareMetres(r.Area),
			geometry.FormatRounded(a.Hectares(), 4), geometry.FormatRounded(a.Mu(), 2), percent(r.Share), fmt.Sprint(r.Features)})
	}
	if d.Rest > 0 {
		t.Note = b.say("图层在地块内无图斑的面积：", "Ground of the subject without a feature of this layer: ") + squareMetres(d.Rest)
	}
	return t
}

func (b *builder) suggestion(s *check.DocumentSubject) *Suggestion {
	g := s.Suggestion
	if g == nil {
		return nil
	}
	facts := []Row{
		{b.say("面积", "Area"), b.allUnits(g.Area)}, {b.say("占地块", "Share of the subject"), percent(g.Share)},
		{b.say("部分数", "Parts"), fmt.Sprint(g.Parts)}, {b.say("最大部分", "Largest part"), squareMetres(g.Largest)},
		{b.say("复检结论", "Checked again"), b.verdict(g.Verdict).Word},
	}
	if g.Dropped > 0 {
		facts = append(facts, Row{b.say("略去的细碎部分", "Slivers left out"), fmt.Sprint(g.Dropped)})
	}
	return &Suggestion{Facts: facts, Sentence: b.say(
		"扣除全部禁止性压占后的剩余范围如草图绿色虚线所示，已重新检测，不再有禁止性压占。仅为建议，不替代方案论证；坐标随 GeoJSON 提供。",
		"What remains after cutting out all prohibited ground is drawn as a green dashed line. It was checked again and nothing prohibited was found. It is only a suggestion; its coordinates come with the GeoJSON.")}
}
