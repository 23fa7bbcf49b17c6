package server

import (
	"context"
	"fmt"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/layer"
	"onemap/internal/problem"
)

// present is the law and the catalogue as they were at most a second ago.
// Tiles ask for them thousands of times a second; what this server publishes
// itself is seen at once.
type present struct {
	law       *check.Law
	catalogue layer.Catalogue
}

// instant names a present: the second, and how often this server has published.
type instant struct{ second, published int64 }

func (s *Server) present(ctx context.Context) (present, error) {
	at := instant{s.now().Unix(), s.published.Load()}
	return s.presents.Get(ctx, at, func(ctx context.Context) (p present, err error) {
		if p.law, err = s.laws(ctx, s.now()); err == nil {
			p.catalogue, err = s.editions.Catalogue(ctx)
		}
		return p, err
	})
}

// definition gives a layer by its code.
func (p present) definition(code layer.Code) (layer.Definition, error) {
	d, ok := p.law.Layers[code]
	if ok {
		return d, nil
	}
	return d, &problem.Problem{Code: "H20", Class: problem.NotFound,
		Message: bilingual.Text{ZH: fmt.Sprintf("没有图层 %s", code), EN: fmt.Sprintf("there is no layer %s", code)},
		Next:    bilingual.Text{ZH: "图层清单见 /v1/layers", EN: "/v1/layers lists the layers"}}
}
