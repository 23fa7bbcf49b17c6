package postgis

import (
	"context"
	_ "embed"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"onemap/internal/bilingual"
	"onemap/internal/principal"
	"onemap/internal/problem"
)

//go:embed sql/idempotency_take.sql
var sqlIdempotencyTake string

//go:embed sql/idempotency_get.sql
var sqlIdempotencyGet string

//go:embed sql/idempotency_answer.sql
var sqlIdempotencyAnswer string

//go:embed sql/idempotency_release.sql
var sqlIdempotencyRelease string

//go:embed sql/idempotency_forget.sql
var sqlIdempotencyForget string

// abandoned is after how long a request without an answer counts as dead: its
// server was killed.
const abandoned = 5 * time.Minute

// Answer is what was answered to a request.
type Answer struct {
	Status int
	Header map[string]string // the few that matter: Content-Type, Location
	Body   []byte
}

// Keyed is the answer to the request that carried Key.
type Keyed struct {
	Key    string
	Answer Answer
}

// TakeKey claims an Idempotency-Key of the context's principal for a request,
// which is named by the SHA-256 (hex) of method, path and body. It gives the
// stored answer when the same request was answered before, and nil when the
// caller is to go on and end with SaveCheck, CreateBatch, AnswerKey or
// ReleaseKey. Another request with the same key is a problem of class Input
// (K02); the same request still at work one of class Conflict (K01).
func (s *Store) TakeKey(ctx context.Context, key, request string) (*Answer, error) {
	who, now := principal.From(ctx).Name, s.instant()
	var taken bool
	err := s.write.QueryRow(ctx, sqlIdempotencyTake, who, key, request, now, now.Add(-abandoned)).Scan(&taken)
	if err == nil {
		return nil, nil
	}
	if !errors.Is(err, pgx.ErrNoRows) {
		return nil, explain(ctx, err)
	}
	return s.answered(ctx, who, key, request)
}

func (s *Store) answered(ctx context.Context, who, key, request string) (*Answer, error) {
	var earlier string
	var status *int
	var a Answer
	err := s.write.QueryRow(ctx, sqlIdempotencyGet, who, key).Scan(&earlier, &status, &a.Header, &a.Body)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, inFlight() // released between the two queries: the client tries again
	}
	switch {
	case err != nil:
		return nil, explain(ctx, err)
	case earlier != request:
		return nil, otherRequest()
	case status == nil:
		return nil, inFlight()
	}
	a.Status = *status
	return &a, nil
}

// AnswerKey stores the answer to a request that changed nothing else here.
func (s *Store) AnswerKey(ctx context.Context, key string, a Answer) error {
	return explain(ctx, pgx.BeginFunc(ctx, s.write, func(tx pgx.Tx) error {
		return s.answer(ctx, tx, []Keyed{{key, a}})
	}))
}

func (s *Store) answer(ctx context.Context, tx pgx.Tx, answers []Keyed) error {
	for _, k := range answers {
		header := k.Answer.Header
		if header == nil {
			header = map[string]string{}
		}
		_, err := tx.Exec(ctx, sqlIdempotencyAnswer, principal.From(ctx).Name, k.Key, k.Answer.Status, header, orEmpty(k.Answer.Body))
		if err != nil {
			return err
		}
	}
	return nil
}

// ReleaseKey gives a key up after a failure, so that the request may be sent
// again. It works after ctx has ended.
func (s *Store) ReleaseKey(ctx context.Context, key string) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	_, err := s.write.Exec(ctx, sqlIdempotencyRelease, principal.From(ctx).Name, key)
	return explain(ctx, err)
}

// ForgetKeys drops the keys taken longer than age ago.
func (s *Store) ForgetKeys(ctx context.Context, age time.Duration) (int64, error) {
	tag, err := s.write.Exec(ctx, sqlIdempotencyForget, s.instant().Add(-age))
	return tag.RowsAffected(), explain(ctx, err)
}

func inFlight() error {
	return &problem.Problem{
		Code: "K01", Class: problem.Conflict,
		Message: bilingual.Text{ZH: "同一请求正在处理", EN: "The same request is still at work"},
		Next:    bilingual.Text{ZH: "稍后用同一个 Idempotency-Key 再试", EN: "Try again soon with the same Idempotency-Key"},
	}
}

func otherRequest() error {
	return &problem.Problem{
		Code: "K02", Class: problem.Input,
		Message: bilingual.Text{ZH: "该 Idempotency-Key 已用于另一请求", EN: "The Idempotency-Key was used for another request"},
		Next:    bilingual.Text{ZH: "换一个新的键", EN: "Use a new key"},
	}
}
