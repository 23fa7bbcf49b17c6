package server

import (
	"context"
	"fmt"
	"iter"
	"strconv"

	"onemap/internal/atlas"
	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/style"
)

// findingsOf and subjectsOf are the two layers of the tiles of a check. They
// have no editions; their definitions only say what their attributes are.
func findingsOf() layer.Definition {
	return layer.Definition{Code: style.Findings, Name: bilingual.Text{ZH: "检测结果", EN: "Findings"}, Fields: []layer.Field{
		attribute("subject", "integer", "地块序号", "Ordinal of the subject"),
		attribute("layer", "text", "图层", "Layer"),
		attribute("edition", "integer", "版本", "Edition"),
		attribute("feature", "text", "要素", "Feature"),
		attribute("feature_zone", "text", "分区", "Zone of the feature"),
		attribute("relation", "text", "关系", "Relation"),
		attribute("class", "text", "类别", "Class"),
		attribute("verdict", "text", "结论", "Verdict"),
		attribute("rule", "text", "规则", "Rule"),
		attribute("area_m2", "number", "面积", "Area"),
		attribute("share_of_subject", "number", "占地块比例", "Share of the subject"),
		attribute("width_m", "number", "宽度", "Width"),
	}}
}

func subjectsOf() layer.Definition {
	return layer.Definition{Code: style.Subjects, Name: bilingual.Text{ZH: "送审地块", EN: "Subjects"}, Fields: []layer.Field{
		attribute("subject", "integer", "地块序号", "Ordinal of the subject"),
		attribute("verdict", "text", "结论", "Verdict"),
		attribute("area_m2", "number", "面积", "Area"),
	}}
}

func attribute(code, kind, zh, en string) layer.Field {
	return layer.Field{Code: code, Type: kind, Name: bilingual.Text{ZH: zh, EN: en}}
}

// checkSheets are the layers of the tiles of a check, which never changes. It is
// read when a tile of it has to be drawn.
func (s *Server) checkSheets(id string) []atlas.Sheet {
	sheet := func(d layer.Definition, all func(check.CheckDocument) iter.Seq[layer.Feature]) atlas.Sheet {
		return atlas.Sheet{Identity: "check " + id, Definition: d, Features: s.ofCheck(id, all)}
	}
	return []atlas.Sheet{sheet(findingsOf(), findingFeatures), sheet(subjectsOf(), subjectFeatures)}
}

// ofCheck reads a check and gives a part of it as features.
func (s *Server) ofCheck(id string, all func(check.CheckDocument) iter.Seq[layer.Feature]) func(context.Context) iter.Seq2[layer.Feature, error] {
	return func(ctx context.Context) iter.Seq2[layer.Feature, error] {
		return func(yield func(layer.Feature, error) bool) {
			document, _, err := s.checks.Document(ctx, id)
			var d check.CheckDocument
			if err == nil {
				d, err = check.ParseDocument(document)
			}
			if err != nil {
				yield(layer.Feature{}, err)
				return
			}
			for f := range all(d) {
				if !yield(f, nil) {
					return
				}
			}
		}
	}
}

// findingFeatures are the findings that have an area: touches and near misses
// have none and are in the document alone.
func findingFeatures(d check.CheckDocument) iter.Seq[layer.Feature] {
	return func(yield func(layer.Feature) bool) {
		ordinal := 0
		for i := range d.Subjects {
			for j := range d.Subjects[i].Findings {
				f := &d.Subjects[i].Findings[j]
				if f.Geometry == nil || f.Geometry.IsEmpty() {
					continue
				}
				if !yield(findingFeature(d.Subjects[i].Ordinal, j, ordinal, f)) {
					return
				}
				ordinal++
			}
		}
	}
}

func findingFeature(subject, number, ordinal int, f *check.DocumentFinding) layer.Feature {
	out := layer.Feature{Ordinal: ordinal, ID: fmt.Sprintf("%d-%d", subject, number+1), Name: string(f.Layer),
		Shape: *f.Geometry, Area: geometry.SquareMetres(f.Area),
		Attributes: map[string]string{
			"subject": strconv.Itoa(subject), "layer": string(f.Layer), "edition": strconv.FormatInt(f.Edition, 10),
			"relation": string(f.Relation), "class": string(f.Class), "verdict": f.Verdict.String(),
			"area_m2": decimal(f.Area), "share_of_subject": decimal(f.ShareOfSubject), "width_m": decimal(f.Width),
		}}
	if f.Rule != nil {
		out.Attributes["rule"] = *f.Rule
	}
	if f.Feature != nil {
		out.Name, out.Attributes["feature"], out.Attributes["feature_zone"] = f.Feature.Name, f.Feature.ID, f.Feature.Zone
	}
	return out
}

func subjectFeatures(d check.CheckDocument) iter.Seq[layer.Feature] {
	return func(yield func(layer.Feature) bool) {
		for i := range d.Subjects {
			s := &d.Subjects[i]
			f := layer.Feature{Ordinal: i, ID: s.ID, Name: s.Name, Shape: s.Geometry, Area: geometry.SquareMetres(s.Area),
				Attributes: map[string]string{"subject": strconv.Itoa(s.Ordinal), "verdict": s.Verdict.String(), "area_m2": decimal(s.Area)}}
			if !yield(f) {
				return
			}
		}
	}
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
