package server

import (
	"slices"

	"github.com/labstack/echo/v4"

	"onemap/internal/check"
)

// listRules shows the law as data: packs with their hashes and every rule with
// its dates and citation, in both languages.
func (s *Server) listRules(c echo.Context) error {
	law, err := s.laws(c.Request().Context(), s.now())
	if err != nil {
		return err
	}
	kind := check.Kind(c.QueryParam("kind"))
	if _, ok := law.Kind(kind); kind != "" && !ok {
		return noKind(kind)
	}
	rules := []*check.Rule{}
	for _, p := range law.Packs {
		for _, r := range p.Rules {
			if kind == "" || slices.Contains(r.Kinds, kind) {
				rules = append(rules, r)
			}
		}
	}
	return answer(c, map[string]any{"rule_sets": law.RuleSets(), "rules": rules, "documents": law.Documents})
}

func (s *Server) listKinds(c echo.Context) error {
	law, err := s.laws(c.Request().Context(), s.now())
	if err != nil {
		return err
	}
	l := language(c)
	kinds := make([]map[string]any, 0, len(law.Kinds))
	for _, k := range law.Kinds {
		kinds = append(kinds, map[string]any{"kind": k.Code, "name": k.Name.In(l), "layers": k.Layers,
			"required": k.Required, "attributes": k.Attributes})
	}
	return answer(c, map[string]any{"kinds": kinds, "attributes": law.Attributes})
}
