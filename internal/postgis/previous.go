package postgis

import (
	"context"
	_ "embed"
	"errors"

	"github.com/jackc/pgx/v5"
)

//go:embed sql/check_previous.sql
var sqlCheckPrevious string

// PreviousCheck gives the document of the latest earlier check of a subject of
// check id, of the same kind; nil when there is none.
func (s *Store) PreviousCheck(ctx context.Context, id string) (document []byte, err error) {
	err = s.read.QueryRow(ctx, sqlCheckPrevious, id).Scan(&document)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	return document, explain(ctx, err)
}
