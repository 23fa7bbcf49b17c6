package server

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/ingest"
	"onemap/internal/layer"
	"onemap/internal/problem"
)

// Checker runs checks; check.Engine is one.
type Checker interface {
	Check(ctx context.Context, r check.Request) (*check.Check, error)
	Batch(ctx context.Context, r check.Request, progress func(done, total int), each func(check.SubjectResult) error) error
	// Pins gives the head of the check a batch makes of the request.
	Pins(ctx context.Context, r check.Request) (*check.Check, error)
	Replay(ctx context.Context, stored check.Stored, read check.Reader) (same bool, document []byte, err error)
}

// Desk is where a file is handed in: it becomes a submission, a check and, if
// asked, a record. Commands and HTTP hand in at the same desk.
type Desk struct {
	Checker Checker
	Checks  Checks // nil: nothing can be kept
	Laws    Laws
	Read    ingest.Options // limits, region and jail; choices are the sender's
	Now     func() time.Time
	Most    int // subjects of one check; 0: any number

	// SelfOverlap tells whether shapes overlap each other; package overlay's.
	SelfOverlap func([]geometry.Shape) (bool, error)
}

// Order is what somebody asks the desk.
type Order struct {
	FileName string
	Bytes    []byte
	Kind     check.Kind
	Declared map[string]string
	Options  check.ReadOptions
	AsOf     layer.Date // zero: today
	Layers   []layer.Code
	Preview  bool   // overlay alone, not to be kept
	Key      string // Idempotency-Key, empty for none
	Coverage []byte // of an edition: file with the ground it speaks for
}

// Submit reads the file for a batch. A file of which nothing is usable is an
// error; the refused subjects of others are in Problems.
func (d *Desk) Submit(ctx context.Context, o Order) (*check.Submission, error) {
	law, s, err := d.submit(ctx, o)
	if err == nil {
		s.Problems = append(s.Problems, law.Misspelt(s)...) // a check says so itself
	}
	return s, err
}

func (d *Desk) submit(ctx context.Context, o Order) (*check.Law, *check.Submission, error) {
	law, err := d.knows(ctx, o)
	if err != nil {
		return nil, nil, err
	}
	s := &check.Submission{FileName: o.FileName, Bytes: o.Bytes, SHA256: hash(o.Bytes),
		Kind: o.Kind, Declared: o.Declared, Options: o.Options}
	return law, s, d.read(ctx, s)
}

// Check hands in and checks; keep stores submission, check and document.
func (d *Desk) Check(ctx context.Context, o Order, keep bool) (*check.Check, []byte, error) {
	_, s, err := d.submit(ctx, o)
	if err != nil {
		return nil, nil, err
	}
	if d.Most > 0 && len(s.Subjects) > d.Most {
		return nil, nil, tooMany(len(s.Subjects), d.Most)
	}
	r := d.Request(s, o)
	if keep {
		if r.ID, r.Number, err = d.Checks.Identity(ctx); err != nil {
			return nil, nil, err
		}
	}
	c, err := d.Checker.Check(ctx, r)
	if err != nil {
		return nil, nil, err
	}
	document, err := c.Document().Bytes()
	if err == nil && keep {
		err = d.Checks.SaveCheck(ctx, s, c, document, o.Key)
	}
	return c, document, err
}

func tooMany(subjects, most int) error {
	return &problem.Problem{Code: "H13", Class: problem.Limit,
		Message: bilingual.Text{ZH: fmt.Sprintf("文件有 %d 个地块，单次检测上限 %d", subjects, most),
			EN: fmt.Sprintf("the file has %d subjects, the limit of one check is %d", subjects, most)},
		Next: bilingual.Text{ZH: "请用成批检测 /v1/batches", EN: "use a batch, /v1/batches"}}
}

// Replay repeats the stored check id and gives both documents.
func (d *Desk) Replay(ctx context.Context, id string) (same bool, stored, replayed []byte, err error) {
	s, err := d.Checks.Stored(ctx, id)
	if err != nil {
		return false, nil, nil, err
	}
	same, replayed, err = d.Checker.Replay(ctx, s, d.again)
	return same, s.Document, replayed, err
}

// again reads a submission's bytes as they were read the first time.
func (d *Desk) again(ctx context.Context, s check.Submission) (check.Submission, error) {
	s.Subjects, s.Problems, s.Refused = nil, nil, nil
	err := d.read(ctx, &s)
	return s, err
}

// Request pins day and instant; microseconds are what the database keeps.
func (d *Desk) Request(s *check.Submission, o Order) check.Request {
	now := d.Now().UTC().Truncate(time.Microsecond)
	if o.AsOf.IsZero() {
		o.AsOf = layer.DateOf(now)
	}
	return check.Request{ID: NewID(now), Submission: s, AsOf: o.AsOf, KnownAt: now, Layers: o.Layers, Preview: o.Preview}
}

// knows gives the law of today, and refuses a kind or a layer it does not name.
func (d *Desk) knows(ctx context.Context, o Order) (*check.Law, error) {
	law, err := d.Laws(ctx, d.Now())
	if err != nil {
		return nil, err
	}
	if _, ok := law.Kind(o.Kind); !ok {
		return nil, noKind(o.Kind)
	}
	for _, code := range o.Layers {
		if _, ok := law.Layers[code]; !ok {
			return nil, badRequest(fmt.Sprintf("没有图层 %q，清单见 /v1/layers", code), fmt.Sprintf("there is no layer %q; /v1/layers lists them", code))
		}
	}
	return law, nil
}

func noKind(k check.Kind) error {
	return badRequest(fmt.Sprintf("没有检测类型 %q，清单见 /v1/kinds", k), fmt.Sprintf("there is no kind %q; /v1/kinds lists them", k))
}

// NewID makes an identity that sorts by time and cannot be guessed.
func NewID(at time.Time) string {
	var r [10]byte
	_, _ = rand.Read(r[:]) // never fails (crypto/rand)
	return fmt.Sprintf("%012x-%s", at.UnixMilli(), hex.EncodeToString(r[:]))
}
