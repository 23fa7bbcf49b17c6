package check

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"

	"onemap/internal/layer"
)

// Stored is what a stored check pins: enough to compute it again.
type Stored struct {
	Document   []byte      // as stored
	Submission *Submission // with Bytes, SHA256, Kind, Declared and Options; Subjects are read again
	ID         string
	Number     string
	AsOf       layer.Date
	KnownAt    time.Time
	Layers     []layer.Code // as the request narrowed them
	Engine     string       // version on record; the document must name it again
	LawContent []byte       // Law.Content as it was then
	EditionIDs []int64      // every edition the check rested on
	Preview    bool
	Brief      bool
}

// Reader reads a submission's bytes with its options again: Subjects, Problems,
// Format, Encoding and CRS of the result are used. Package ingest's is the one
// in use.
type Reader func(ctx context.Context, stored Submission) (Submission, error)

// Replay computes a stored check again from the bytes received, the law and
// the editions on record, and tells whether the document comes out byte for
// byte the same. Errors: C05 when an edition is gone, C06 when the stored
// bytes are not those of the hash; else as Check.
func (e *Engine) Replay(ctx context.Context, stored Stored, read Reader) (same bool, document []byte, err error) {
	r, err := e.restage(ctx, stored, read)
	if err != nil {
		return false, nil, err
	}
	c, err := r.check(ctx)
	if err != nil {
		return false, nil, err
	}
	if stored.Engine != "" {
		c.Engine = stored.Engine
	}
	document, err = c.Document().Bytes()
	return err == nil && bytes.Equal(document, stored.Document), document, err
}

// restage prepares the run of a stored check from what it pins.
func (e *Engine) restage(ctx context.Context, stored Stored, read Reader) (*run, error) {
	submission, err := reread(ctx, stored, read)
	if err != nil {
		return nil, err
	}
	law, err := ParseLaw(stored.LawContent)
	if err != nil {
		return nil, err
	}
	kind, ok := law.Kind(submission.Kind)
	if !ok {
		return nil, unknownKind(submission.Kind)
	}
	catalogue, err := e.pinned(ctx, stored.EditionIDs)
	if err != nil {
		return nil, err
	}
	request := Request{ID: stored.ID, Number: stored.Number, Submission: submission, AsOf: stored.AsOf,
		KnownAt: stored.KnownAt, Layers: stored.Layers, Preview: stored.Preview, Brief: stored.Brief}
	return e.assemble(ctx, request, law, kind, catalogue)
}

func reread(ctx context.Context, stored Stored, read Reader) (*Submission, error) {
	sum := sha256.Sum256(stored.Submission.Bytes)
	if got := hex.EncodeToString(sum[:]); got != stored.Submission.SHA256 {
		return nil, changedBytes(stored.Submission.SHA256, got)
	}
	again, err := read(ctx, *stored.Submission)
	if err != nil {
		return nil, err
	}
	s := *stored.Submission
	s.Subjects, s.Problems, s.Format, s.Encoding, s.CRS = again.Subjects, again.Problems, again.Format, again.Encoding, again.CRS
	return &s, nil
}

// pinned is the catalogue of only those editions.
func (e *Engine) pinned(ctx context.Context, ids []int64) (layer.Catalogue, error) {
	all, err := e.editions.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	var some layer.Catalogue
	for _, id := range ids {
		at := slices.IndexFunc(all, func(x layer.Edition) bool { return x.ID == id })
		if at < 0 {
			return nil, missingEdition(id)
		}
		some = append(some, all[at])
	}
	return some, nil
}
