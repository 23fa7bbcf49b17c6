package check

import (
	"onemap/internal/bilingual"
)

// written gives no number for a layer that was not checked: 0 would read as
// "nothing there".
func (l LayerResult) written() DocumentLayer {
	d := DocumentLayer{
		Layer: l.Layer, State: l.State, Reason: l.Reason.In(bilingual.Chinese), Verdict: l.Verdict, Name: l.Name,
		ReasonText: l.Reason, Required: l.Required, Counts: l.Counts, Features: l.Features,
		Conflicts: l.ByClass[Conflict], Slivers: l.ByClass[Sliver], Noise: l.ByClass[Noise], Touches: l.ByClass[Touch],
		NoRule: l.NoRule, Fallbacks: l.Fallbacks, Accuracy: float64(l.Accuracy),
	}
	if l.Edition != nil {
		id := l.Edition.ID
		d.Edition = &id
	}
	if l.State == LayerNotChecked {
		return d
	}
	share, covered := l.Share, l.CoveredShare
	d.CoveredShare, d.Share = &covered, &share
	d.Overlap, d.Summed, d.DoubleCovered = number(&l.Overlap), number(&l.Summed), number(&l.DoubleCovered)
	return d
}

func (f Finding) written() DocumentFinding {
	d := DocumentFinding{
		Layer: f.Layer, Feature: f.Feature.written(), Relation: f.Relation, Class: f.Class, Area: float64(f.Area),
		ShareOfSubject: f.ShareOfSubject, ShareOfFeature: f.ShareOfFeature, Width: float64(f.Width),
		Agreement: f.Agreement.written(), Verdict: f.Verdict, Documents: append([]string{}, f.Documents...),
		Basis: []DocumentBasis{}, Edition: f.Edition, Distance: number(f.Distance), Border: float64(f.Border),
	}
	if !f.Shape.IsEmpty() {
		d.Geometry = &f.Shape
	}
	if f.Remark != (bilingual.Text{}) {
		d.Remark = &f.Remark
	}
	if f.Rule == nil {
		return d
	}
	d.Rule, d.RuleTitle, d.Confidence, d.Measure = &f.Rule.ID, &f.Rule.Title, f.Rule.Confidence, f.Rule.Measure
	for _, b := range f.Rule.Basis {
		d.Basis = append(d.Basis, DocumentBasis(b))
	}
	return d
}

func (r *FeatureRef) written() *DocumentFeature {
	if r == nil {
		return nil
	}
	return &DocumentFeature{ID: r.ID, Name: r.Name, Zone: r.Zone, Elevation: r.Elevation}
}

func (a *Agreement) written() *DocumentAgreement {
	if a == nil {
		return nil
	}
	return &DocumentAgreement{float64(a.Overlay), float64(a.PostGIS), a.Agrees, a.Grid}
}

func (s *Suggestion) written() *DocumentSuggestion {
	if s == nil {
		return nil
	}
	return &DocumentSuggestion{Area: float64(s.Area), Parts: s.Parts, Geometry: s.Shape, Share: s.Share,
		Largest: float64(s.Largest), Dropped: s.Dropped, Verdict: s.Verdict}
}

func (b Breakdown) written() *DocumentBreakdown {
	d := &DocumentBreakdown{Layer: b.Layer, Name: b.Name, Field: b.Field, Rows: []DocumentClass{}, Rest: float64(b.Rest)}
	for _, r := range b.Rows {
		d.Rows = append(d.Rows, DocumentClass{r.Code, r.Name, float64(r.Area), r.Share, r.Features})
	}
	return d
}
