package export

import (
	"iter"
	"strings"
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/geometry"
)

// Findings is a table of the findings of a check: what was found, where, and
// what the law says about it.
func Findings(d check.CheckDocument) Table {
	t := Table{Name: "findings", Title: bilingual.Text{ZH: "检测发现", EN: "Findings"}, Spatial: true, Label: 5}
	t.Stamp, _ = time.Parse(time.RFC3339, d.Check.KnownAt) // a document that says no time is stamped with none
	text := func(name, short, zh, en string) {
		t.Columns = append(t.Columns, Column{Name: name, Short: short, Title: bilingual.Text{ZH: zh, EN: en}})
	}
	number := func(name, short, zh, en string) {
		t.Columns = append(t.Columns, Column{Name: name, Short: short, Title: bilingual.Text{ZH: zh, EN: en}, Kind: Number})
	}
	t.Columns = append(t.Columns, Column{Name: "subject", Title: bilingual.Text{ZH: "地块序号", EN: "Subject"}, Kind: Integer})
	text("subject_id", "subject_id", "地块编号", "Identity of the subject")
	text("subject_name", "subj_name", "地块名称", "Name of the subject")
	text("layer", "", "图层", "Layer")
	text("feature_id", "", "要素标识", "Identity of the feature")
	text("feature_name", "feat_name", "要素名称", "Name of the feature")
	text("zone", "", "分区", "Zone")
	t.Columns = append(t.Columns, verdictColumn())
	text("relation", "", "关系", "Relation")
	text("class", "", "类别", "Class")
	number("area_m2", "", "重叠面积（平方米）", "Overlap (m²)")
	number("share_of_subject", "share_subj", "占地块比例", "Share of the subject")
	number("share_of_feature", "share_feat", "占要素比例", "Share of the feature")
	number("width_m", "", "平均宽度（米）", "Width (m)")
	number("distance_m", "", "距离（米）", "Distance (m)")
	text("rule", "", "规则", "Rule")
	text("basis", "", "依据", "Basis")
	text("documents", "", "需提交材料", "Documents needed")
	text("remark", "", "说明", "Remark")
	t.Rows = findingRows(d)
	return t
}

func findingRows(d check.CheckDocument) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for _, s := range d.Subjects {
			for _, f := range s.Findings {
				if !yield(findingRow(s, f), nil) {
					return
				}
			}
		}
	}
}

func findingRow(s check.DocumentSubject, f check.DocumentFinding) Row {
	feature := check.DocumentFeature{}
	if f.Feature != nil {
		feature = *f.Feature
	}
	var shape geometry.Shape
	if f.Geometry != nil {
		shape = *f.Geometry
	}
	return Row{[]any{
		int64(s.Ordinal), said(s.ID), said(s.Name), string(f.Layer), said(feature.ID), said(feature.Name), said(feature.Zone),
		f.Verdict.String(), string(f.Relation), string(f.Class), f.Area, f.ShareOfSubject, f.ShareOfFeature, f.Width, measured(f.Distance),
		told(f.Rule), said(cited(f.Basis)), said(strings.Join(f.Documents, " ")), remarked(f.Remark),
	}, shape}
}

func measured(v *float64) any {
	if v == nil {
		return nil
	}
	return *v
}

func told(s *string) any {
	if s == nil {
		return nil
	}
	return said(*s)
}

func remarked(t *bilingual.Text) any {
	if t == nil {
		return nil
	}
	return said(t.ZH)
}

func cited(all []check.DocumentBasis) string {
	parts := make([]string, len(all))
	for i, b := range all {
		parts[i] = strings.TrimSpace(b.Document + " " + b.Article)
	}
	return strings.Join(parts, "；")
}
