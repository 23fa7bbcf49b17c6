package postgis

import (
	"context"
	_ "embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
	"onemap/schema"
)

//go:embed sql/assert.sql
var sqlAssert string

//go:embed sql/migration_level.sql
var sqlMigrationLevel string

// oldest is the first PostGIS the second computation has been tried on.
const oldest = "3.3"

func (s *Store) assertReady(ctx context.Context) error {
	if err := s.assertMigrated(ctx); err != nil {
		return err
	}
	var version string
	var srid int
	var indexed bool
	if err := s.read.QueryRow(ctx, sqlAssert).Scan(&version, &srid, &indexed); err != nil {
		return unreachable(err)
	}
	if !atLeast(version, oldest) {
		return notReady("S03", bilingual.Text{
			ZH: "PostGIS 版本 " + version + " 太旧", EN: "PostGIS " + version + " is too old",
		}, bilingual.Text{ZH: "升级到 " + oldest + " 或更新", EN: "Upgrade to " + oldest + " or newer"})
	}
	if !indexed {
		return notReady("S04", bilingual.Text{
			ZH: "要素表缺少空间索引", EN: "The feature table has no spatial index",
		}, bilingual.Text{ZH: "重建索引 feature_geom", EN: "Create the index feature_geom again"})
	}
	return nil
}

func (s *Store) assertMigrated(ctx context.Context) error {
	want, err := newestMigration()
	if err != nil {
		return err
	}
	var have int64
	if err := s.read.QueryRow(ctx, sqlMigrationLevel).Scan(&have); err != nil && !unknownTable(err) {
		return unreachable(err)
	}
	if have == want {
		return nil
	}
	next := bilingual.Text{ZH: "运行 onemap migrate", EN: "Run onemap migrate"}
	if have > want {
		next = bilingual.Text{ZH: "使用更新版本的 onemap", EN: "Use a newer onemap"}
	}
	return notReady("S02", bilingual.Text{
		ZH: fmt.Sprintf("数据库结构版本为 %d，本程序需要 %d", have, want),
		EN: fmt.Sprintf("The database is at migration %d, this program needs %d", have, want),
	}, next)
}

func newestMigration() (int64, error) {
	names, err := fs.Glob(schema.FS, "migrations/*.sql")
	if err != nil {
		return 0, err
	}
	return goose.NumericComponent(names[len(names)-1])
}

func atLeast(version, oldest string) bool {
	var a, b [2]int
	_, _ = fmt.Sscanf(version, "%d.%d", &a[0], &a[1])
	_, _ = fmt.Sscanf(oldest, "%d.%d", &b[0], &b[1])
	return a[0] > b[0] || a[0] == b[0] && a[1] >= b[1]
}

func notReady(code string, message, next bilingual.Text) error {
	return &problem.Problem{Code: code, Class: problem.Environment, Message: message, Next: next}
}
