package postgis

import (
	"context"
	_ "embed"
	"fmt"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
)

//go:embed sql/server_version.sql
var sqlServerVersion string

//go:embed sql/extension.sql
var sqlExtension string

// Condition is one thing the store needs, as it is now.
type Condition struct {
	Name  string         // database, postgis, migrations, index, law, editions
	Found bilingual.Text // what there is
	Err   error          // a *problem.Problem when it is not as it must be
}

// Conditions tells apart what may be wrong: the database is gone, PostGIS is
// missing, the tables are of another version, the law is not published. That no
// edition is published is told and no fault. What cannot be asked because
// something before it is wrong is left out.
func (s *Store) Conditions(ctx context.Context) (all []Condition) {
	for _, look := range []func(context.Context) Condition{s.answers, s.extension, s.level, s.lawNow, s.editionsNow} {
		c := look(ctx)
		if all = append(all, c); c.Err != nil {
			break
		}
	}
	return all
}

func (s *Store) answers(ctx context.Context) Condition {
	var version string
	err := s.read.QueryRow(ctx, sqlServerVersion).Scan(&version)
	if err != nil {
		err = unreachable(err)
	}
	return Condition{"database", same("PostgreSQL " + version), err}
}

func (s *Store) extension(ctx context.Context) Condition {
	var version *string
	err := s.read.QueryRow(ctx, sqlExtension).Scan(&version)
	switch {
	case err != nil:
		return Condition{Name: "postgis", Err: explain(ctx, err)}
	case version == nil:
		return Condition{Name: "postgis", Err: notReady("S05",
			bilingual.Text{ZH: "数据库没有 PostGIS 扩展", EN: "The database has no extension PostGIS"},
			bilingual.Text{ZH: "运行 onemap migrate", EN: "Run onemap migrate"})}
	}
	return Condition{Name: "postgis", Found: same("PostGIS " + *version)}
}

// level is the migration level and what queries rely on besides.
func (s *Store) level(ctx context.Context) Condition {
	want, err := newestMigration()
	if err == nil {
		err = s.assertReady(ctx)
	}
	return Condition{"migrations", same(fmt.Sprint(want)), err}
}

func (s *Store) lawNow(ctx context.Context) Condition {
	law, err := s.LawAt(ctx, s.now())
	if err != nil {
		return Condition{Name: "law", Err: err}
	}
	n := len(law.RuleSets())
	return Condition{Name: "law", Found: bilingual.Text{ZH: fmt.Sprintf("%d 个规则包", n), EN: fmt.Sprintf("%d rule packs", n)}}
}

func (s *Store) editionsNow(ctx context.Context) Condition {
	all, err := s.Catalogue(ctx)
	published, layers := 0, map[layer.Code]bool{}
	for _, e := range all {
		if e.State != layer.Published {
			continue
		}
		published++
		if _, ok := all.InForce(e.Layer, layer.DateOf(s.now()), s.now()); ok {
			layers[e.Layer] = true
		}
	}
	return Condition{"editions", bilingual.Text{
		ZH: fmt.Sprintf("已发布 %d 个版本，%d 个图层今天有现行版本", published, len(layers)),
		EN: fmt.Sprintf("%d published, %d layers have one in force today", published, len(layers))}, err}
}

func same(s string) bilingual.Text { return bilingual.Text{ZH: s, EN: s} }
