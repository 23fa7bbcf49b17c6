package check

import (
	"encoding/json"

	"onemap/internal/problem"
)

// Answer is what a batch says about one subject of its file.
type Answer struct {
	Ordinal  int // of the subject, from 1
	ID       string
	Name     string
	Verdict  Verdict
	Area     *float64         // m²; nil when it was not measured
	Document []byte           // the subject's part of the answer, JSON; empty when it was not checked
	Problem  *problem.Problem // why it was not checked; nil: it was
}

// NewAnswer is the answer for one subject, with its part of the document as a
// check has it.
func NewAnswer(s SubjectResult) (Answer, error) {
	a := Answer{Ordinal: s.Subject.Ordinal, ID: s.Subject.ID, Name: s.Subject.Name, Verdict: s.Verdict, Problem: s.Fault}
	if s.Fault != nil {
		return a, nil //nolint:nilerr // the fault is the answer
	}
	area := float64(s.Area)
	a.Area = &area
	d := (&Check{Subjects: []SubjectResult{s}}).Document()
	var err error
	a.Document, err = json.Marshal(d.Subjects[0])
	return a, err
}

// Unread is the answer for a subject that could not be read.
func Unread(r Refused) Answer {
	return Answer{Ordinal: r.Ordinal, ID: r.ID, Name: r.Name, Verdict: Undetermined, Problem: &r.Why}
}
