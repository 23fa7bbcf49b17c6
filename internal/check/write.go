package check

import (
	"slices"
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/problem"
)

// Document writes the check down. The same check gives the same document.
func (c *Check) Document() CheckDocument {
	d := CheckDocument{Check: c.written(), Subjects: []DocumentSubject{}, Problems: []DocumentProblem{}, Documents: []DocumentNeeded{}}
	for _, s := range c.Subjects {
		d.Subjects = append(d.Subjects, s.written())
	}
	for _, p := range c.Problems {
		d.Problems = append(d.Problems, writtenProblem(p))
	}
	for _, code := range c.needed() {
		d.Documents = append(d.Documents, DocumentNeeded{Code: code, Name: c.documentName(code)})
	}
	return d
}

// MarshalJSON writes the document.
func (c *Check) MarshalJSON() ([]byte, error) { return c.Document().Bytes() }

func (c *Check) written() DocumentCheck {
	d := DocumentCheck{
		ID: c.ID, Number: c.Number, Kind: c.Kind, AsOf: c.AsOf, KnownAt: instant(c.KnownAt), Engine: c.Engine,
		Verdict: c.Verdict, RuleSets: []DocumentRuleSet{}, Editions: []DocumentEdition{}, KindName: c.KindName,
		Preview: c.Preview, NarrowedTo: append([]layer.Code{}, c.NarrowedTo...),
		Submission: DocumentSubmission{c.Submission.FileName, c.Submission.SHA256, c.Submission.Format, c.Submission.CRS, c.Submission.Encoding},
	}
	for _, r := range c.RuleSets {
		d.RuleSets = append(d.RuleSets, DocumentRuleSet{r.ID, r.SHA256})
	}
	for _, e := range c.Editions {
		d.Editions = append(d.Editions, DocumentEdition{
			Layer: e.Layer, Edition: e.ID, Effective: e.Effective, DocumentNo: e.DocumentNo, SHA256: e.SHA256,
			Name: c.layerName(e.Layer), Source: e.Source, Recorded: instant(e.Recorded), Features: e.Features, Refused: e.Refused,
		})
	}
	return d
}

func (c *Check) layerName(code layer.Code) bilingual.Text {
	if c.Law == nil {
		return bilingual.Text{}
	}
	return c.Law.Layers[code].Name
}

func (c *Check) documentName(code string) bilingual.Text {
	if c.Law == nil {
		return bilingual.Text{}
	}
	d, _ := c.Law.Document(code)
	return d.Name
}

// needed is every document code of the findings, sorted.
func (c *Check) needed() []string {
	var all []string
	for _, s := range c.Subjects {
		for _, f := range s.Findings {
			all = append(all, f.Documents...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (s SubjectResult) written() DocumentSubject {
	d := DocumentSubject{
		Ordinal: s.Subject.Ordinal, ID: s.Subject.ID, Name: s.Subject.Name, Area: float64(s.Area),
		Declared: number(s.Subject.Declared), Verdict: s.Verdict, Geometry: s.Subject.Shape,
		Layers: []DocumentLayer{}, Findings: []DocumentFinding{}, Suggestion: s.Suggestion.written(),
		Elevation: s.Subject.Elevation, Near: []DocumentNear{}, Attributes: map[string]string{},
		Perimeter: float64(s.Subject.Shape.Perimeter()),
	}
	for k, v := range s.Subject.Attributes {
		d.Attributes[k] = v
	}
	for _, l := range s.Layers {
		w := l.written()
		d.Layers = append(d.Layers, w)
		d.Counts.add(w, l.ByClass[Near])
	}
	for _, f := range s.Findings {
		d.Findings = append(d.Findings, f.written())
	}
	for _, n := range s.Near {
		d.Near = append(d.Near, DocumentNear{Layer: n.Layer, Feature: *n.Feature.written(), Distance: float64(n.Distance)})
	}
	for _, b := range s.Breakdowns {
		if b.Layer == landClasses {
			d.LandClasses = b.written()
		} else {
			d.Towns = b.written()
		}
	}
	return d
}

func (c *DocumentFindingCount) add(l DocumentLayer, near int) {
	c.Conflicts += l.Conflicts
	c.Slivers += l.Slivers
	c.Noise += l.Noise
	c.Touches += l.Touches
	c.Near += near
}

func writtenProblem(p problem.Problem) DocumentProblem {
	d := DocumentProblem{Code: p.Code, Severity: p.Severity, Subject: p.Subject, Row: p.Row,
		Message: p.Message.In(bilingual.Chinese), Text: p.Message, Next: p.Next, File: p.File}
	if d.Severity == "" {
		d.Severity = problem.Error
	}
	if p.Place != nil {
		lon, lat := p.Place.Lon, p.Place.Lat
		d.Lon, d.Lat = &lon, &lat
	}
	return d
}

// instant is t in UTC to the nanosecond; empty for no time.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

func number[N geometry.SquareMetres | geometry.Metres](n *N) *float64 {
	if n == nil {
		return nil
	}
	f := float64(*n)
	return &f
}
