package postgis

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/problem"
)

//go:embed sql/law_lock.sql
var sqlLawLock string

//go:embed sql/law_latest.sql
var sqlLawLatest string

//go:embed sql/law_insert.sql
var sqlLawInsert string

//go:embed sql/rule_set_insert.sql
var sqlRuleSetInsert string

//go:embed sql/law_at.sql
var sqlLawAt string

// PublishLaw puts the law on record as known from now on. Nothing happens when
// it is the one already in use.
func (s *Store) PublishLaw(ctx context.Context, l *check.Law) error {
	content := l.Content()
	sum := sha256.Sum256(content)
	digest := hex.EncodeToString(sum[:])
	return s.change(ctx, func(tx pgx.Tx) (event, error) {
		if _, err := tx.Exec(ctx, sqlLawLock); err != nil {
			return event{}, err
		}
		if same, err := sameLaw(ctx, tx, digest); same || err != nil {
			return nothing(), err
		}
		var id int64
		if err := tx.QueryRow(ctx, sqlLawInsert, content, s.instant()).Scan(&id); err != nil {
			return event{}, err
		}
		for _, set := range l.RuleSets() {
			if _, err := tx.Exec(ctx, sqlRuleSetInsert, id, set.ID, set.SHA256); err != nil {
				return event{}, err
			}
		}
		return event{"law.publish", object("law", id), map[string]any{"sha256": digest}}, nil
	})
}

func sameLaw(ctx context.Context, tx pgx.Tx, digest string) (bool, error) {
	var id int64
	var latest string
	err := tx.QueryRow(ctx, sqlLawLatest).Scan(&id, &latest)
	if errors.Is(err, pgx.ErrNoRows) {
		return false, nil
	}
	return latest == digest, err
}

// LawAt gives the law as known at an instant; the first one published for any
// instant before it. A problem of class NotFound when none was published.
func (s *Store) LawAt(ctx context.Context, knownAt time.Time) (*check.Law, error) {
	var id int64
	var content []byte
	err := s.read.QueryRow(ctx, sqlLawAt, knownAt).Scan(&id, &content)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil, noLaw()
	case err != nil:
		return nil, explain(ctx, err)
	}
	return s.laws.parse(id, content)
}

func noLaw() error {
	return &problem.Problem{
		Code: "S20", Class: problem.NotFound,
		Message: bilingual.Text{ZH: "还没有发布任何法规库", EN: "No law has been published yet"},
		Next:    bilingual.Text{ZH: "运行 onemap migrate", EN: "Run onemap migrate"},
	}
}

// lawCache keeps laws read before; there are few, and they never change.
type lawCache struct {
	mu   sync.Mutex
	held map[int64]*check.Law
}

func newLawCache() *lawCache { return &lawCache{held: map[int64]*check.Law{}} }

func (c *lawCache) parse(id int64, content []byte) (*check.Law, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if l, ok := c.held[id]; ok {
		return l, nil
	}
	l, err := check.ParseLaw(content)
	if err == nil {
		c.held[id] = l
	}
	return l, err
}
