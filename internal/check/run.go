package check

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
	"onemap/internal/overlay"
	"onemap/internal/problem"
)

// run is what all subjects of one request share: the law, the layers asked
// for and their editions. It is read by many goroutines and never changed once
// prepared.
type run struct {
	engine     *Engine
	request    Request
	law        *Law
	kind       KindDefinition
	asked      []*asked // by layer code
	breakdowns []*asked // layers that subjects are broken down by, asked or not
	alone      bool     // package overlay alone
}

// asked is one layer a check asks for, with its edition or the reason why it
// has none.
type asked struct {
	code     layer.Code
	required bool
	rules    []*Rule        // in force for the kind
	edition  *layer.Edition // nil: none in force
	data     *LayerData     // nil: not available, reason says why
	reason   bilingual.Text
	failed   bool // an edition is in force but could not be read
}

// prepare finds law and editions. Its errors are of the request or the
// environment; a layer that cannot be read is not one of them.
func (e *Engine) prepare(ctx context.Context, request Request) (*run, error) {
	law, err := e.law(ctx, request.KnownAt)
	if err != nil {
		return nil, err
	}
	kind, ok := law.Kind(request.Submission.Kind)
	if !ok {
		return nil, unknownKind(request.Submission.Kind)
	}
	catalogue, err := e.editions.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	return e.assemble(ctx, request, law, kind, catalogue)
}

func (e *Engine) assemble(ctx context.Context, request Request, law *Law, kind KindDefinition, catalogue layer.Catalogue) (*run, error) {
	// A database keeps microseconds; a check that is stored must say the same
	// instant when it is replayed.
	request.KnownAt = request.KnownAt.UTC().Truncate(time.Microsecond)
	r := &run{engine: e, request: request, law: law, kind: kind}
	r.alone = request.Preview || e.second == nil
	codes, err := askedCodes(kind, request.Layers)
	if err != nil {
		return nil, err
	}
	if r.asked, err = e.fetch(ctx, codes, kind.Required, request, catalogue); err != nil {
		return nil, err
	}
	for _, a := range r.asked {
		a.rules = law.Rules(kind.Code, a.code, request.AsOf)
	}
	if !request.Brief {
		if r.breakdowns, err = e.breakdownLayers(ctx, r.asked, request, catalogue); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// askedCodes is what the kind asks for, narrowed by the request, in code order.
func askedCodes(kind KindDefinition, narrow []layer.Code) ([]layer.Code, error) {
	codes := slices.Clone(kind.Layers)
	for _, c := range kind.Required {
		if !slices.Contains(codes, c) {
			codes = append(codes, c)
		}
	}
	if len(narrow) > 0 {
		// A layer asked for by name is checked even when the kind does not ask for it.
		codes = slices.Clone(narrow)
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	if len(codes) == 0 {
		return nil, nothingAsked()
	}
	return codes, nil
}

// fetch reads the editions in force of all codes at once.
func (e *Engine) fetch(ctx context.Context, codes, required []layer.Code, request Request, catalogue layer.Catalogue) ([]*asked, error) {
	all := make([]*asked, len(codes))
	var wait sync.WaitGroup
	for i, code := range codes {
		a := &asked{code: code, required: slices.Contains(required, code)}
		all[i] = a
		edition, ok := catalogue.InForce(code, request.AsOf, request.KnownAt)
		if !ok {
			a.reason = noEdition(request.AsOf)
			continue
		}
		a.edition = &edition
		wait.Go(func() { e.read(ctx, a) })
	}
	wait.Wait()
	return all, ctx.Err()
}

func (e *Engine) read(ctx context.Context, a *asked) {
	data, err := e.editions.LayerData(ctx, a.edition.ID)
	if err == nil && (data == nil || data.Snapshot == nil) {
		err = errors.New("no data")
	}
	if err != nil {
		a.failed, a.reason = true, unreadable(a.edition.ID, err)
		return
	}
	a.data = data
}

// name is the layer's name in the law, its code when it has none.
func (r *run) name(code layer.Code) bilingual.Text {
	if d, ok := r.law.Layers[code]; ok && d.Name != (bilingual.Text{}) {
		return d.Name
	}
	return bilingual.Text{ZH: string(code), EN: string(code)}
}

// bench is the scratch of one goroutine: a worker per edition.
type bench map[*overlay.Snapshot]*overlay.Worker

func (b bench) worker(s *overlay.Snapshot) *overlay.Worker {
	w, ok := b[s]
	if !ok {
		w = overlay.NewWorker(s)
		b[s] = w
	}
	return w
}

// reasonOf is the message of err for people, without inner details.
func reasonOf(err error) bilingual.Text {
	if p, ok := problem.As(err); ok {
		return p.Message
	}
	return bilingual.Text{ZH: "内部错误", EN: "internal error"}
}
