package server

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// group is one tag of the contract with its operations, for the reference.
type group struct {
	Name       string
	Operations []referenceOperation
}

type referenceOperation struct {
	ID, Method, Path, Summary, Description, Permission string
	Parameters                                         []referenceParameter
	Body                                               []string // media types taken
	Answers                                            []referenceAnswer
}

type referenceParameter struct {
	Name, In, Type, Description string
	Required                    bool
}

type referenceAnswer struct {
	Status, Description string
	Types               []string
}

type referenceProblem struct {
	Class  problem.Class
	Status int
	Title  bilingual.Text
}

// referenceGroups turns the contract into what a person reads, in the order of
// its tags.
func referenceGroups(c *contract) (groups []group) {
	for _, tag := range c.document.Tags {
		g := group{Name: tag.Description}
		for _, o := range c.operations {
			if slices.Contains(o.spec.Tags, tag.Name) {
				g.Operations = append(g.Operations, describe(o))
			}
		}
		slices.SortFunc(g.Operations, func(a, b referenceOperation) int {
			return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Method, b.Method))
		})
		groups = append(groups, g)
	}
	return groups
}

func describe(o operation) referenceOperation {
	r := referenceOperation{ID: o.id, Method: o.method, Path: o.path, Summary: o.spec.Summary,
		Description: o.spec.Description, Permission: string(o.permission)}
	for _, p := range o.spec.Parameters {
		r.Parameters = append(r.Parameters, referenceParameter{p.Value.Name, p.Value.In,
			typeOf(p.Value.Schema), p.Value.Description, p.Value.Required})
	}
	if b := o.spec.RequestBody; b != nil {
		r.Body = slices.Sorted(maps.Keys(b.Value.Content))
	}
	for _, status := range slices.Sorted(maps.Keys(o.spec.Responses.Map())) {
		a := o.spec.Responses.Value(status).Value
		r.Answers = append(r.Answers, referenceAnswer{status, *a.Description, slices.Sorted(maps.Keys(a.Content))})
	}
	return r
}

func typeOf(s *openapi3.SchemaRef) string {
	if s == nil || s.Value.Type == nil {
		return ""
	}
	t := strings.Join(s.Value.Type.Slice(), " ")
	if s.Value.Format != "" {
		t += " (" + s.Value.Format + ")"
	}
	for i, e := range s.Value.Enum {
		if text, ok := e.(string); ok {
			t += map[bool]string{true: ": ", false: " | "}[i == 0] + text
		}
	}
	return t
}

func referenceProblems() (list []referenceProblem) {
	for _, class := range slices.Sorted(maps.Keys(titles)) {
		list = append(list, referenceProblem{class, problem.Status(&problem.Problem{Class: class}), titles[class]})
	}
	return list
}
