package postgis

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// state is what an SQLSTATE, or its first two characters, means to a user.
type state struct {
	sqlstate string
	code     string
	class    problem.Class
	message  bilingual.Text
	next     bilingual.Text
}

func states() []state {
	again := bilingual.Text{ZH: "稍后再试", EN: "Try again later"}
	return []state{
		{"57014", "S10", problem.Limit,
			bilingual.Text{ZH: "查询超过了时间上限", EN: "The query took longer than allowed"},
			bilingual.Text{ZH: "缩小范围", EN: "Ask for less"}},
		{"55P03", "S11", problem.Environment, bilingual.Text{ZH: "数据库正忙", EN: "The database is busy"}, again},
		{"40", "S12", problem.Environment, bilingual.Text{ZH: "与另一操作冲突", EN: "Another operation got in the way"}, again},
		{"53100", "S13", problem.Environment,
			bilingual.Text{ZH: "数据库磁盘已满", EN: "The database's disk is full"},
			bilingual.Text{ZH: "腾出磁盘空间", EN: "Free disk space"}},
		{"53", "S14", problem.Environment, bilingual.Text{ZH: "数据库资源不足", EN: "The database is out of resources"}, again},
		{"57P", "S01", problem.Environment,
			bilingual.Text{ZH: "数据库正在停止或启动", EN: "The database is stopping or starting"}, again},
		{"08", "S01", problem.Environment,
			bilingual.Text{ZH: "数据库连接中断", EN: "The connection to the database broke"}, again},
		{"42704", "S05", problem.Environment,
			bilingual.Text{ZH: "数据库中没有 PostGIS", EN: "The database has no PostGIS"},
			bilingual.Text{ZH: "运行 onemap migrate", EN: "Run onemap migrate"}},
		unstorable("22P05"), unstorable("22021"),
	}
}

// unstorable is a text with a character PostgreSQL cannot hold.
func unstorable(sqlstate string) state {
	return state{sqlstate, "S15", problem.Input,
		bilingual.Text{
			ZH: "文字含有不能存储的字符（如零字符）", EN: "A text contains a character that cannot be stored, such as NUL",
		},
		bilingual.Text{ZH: "清除该字符", EN: "Remove the character"}}
}

// explain turns an error of the database into a *problem.Problem. Problems
// pass; what is unknown stays an error of ours. When ctx has ended, that is the
// reason: the database reports a cancelled statement in the same way as one
// that took too long.
func explain(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := problem.As(err); ok {
		return err
	}
	if ctx.Err() != nil {
		return fmt.Errorf("%w: %w", ctx.Err(), err)
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return explainState(pg, err)
	}
	var connect *pgconn.ConnectError
	if errors.As(err, &connect) {
		return unreachable(err)
	}
	return err
}

func explainState(pg *pgconn.PgError, err error) error {
	if p := broken(pg.ConstraintName); p != nil {
		p.Cause = err
		return p
	}
	for _, s := range states() {
		if len(pg.Code) >= len(s.sqlstate) && pg.Code[:len(s.sqlstate)] == s.sqlstate {
			return &problem.Problem{Code: s.code, Class: s.class, Message: s.message, Next: s.next, Cause: err}
		}
	}
	return err
}

// unreachable says that there is no database to talk to.
func unreachable(err error) error {
	var pg *pgconn.PgError
	if errors.As(err, &pg) && pg.Code == "42704" {
		return explainState(pg, err)
	}
	return &problem.Problem{
		Code: "S01", Class: problem.Environment, Cause: err,
		Message: bilingual.Text{ZH: "无法连接数据库", EN: "The database cannot be reached"},
		Next:    bilingual.Text{ZH: "检查 DATABASE_URL 以及数据库是否运行", EN: "Check DATABASE_URL and that the database runs"},
	}
}

func unknownTable(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && pg.Code == "42P01"
}

// found turns "no rows" into a problem that names what is missing.
func found(ctx context.Context, err error, what bilingual.Text, name string) error {
	if !errors.Is(err, pgx.ErrNoRows) {
		return explain(ctx, err)
	}
	return &problem.Problem{
		Code: "S20", Class: problem.NotFound,
		Message: bilingual.Text{ZH: "没有这个" + what.ZH + "：" + name, EN: "No such " + what.EN + ": " + name},
		Next:    bilingual.Text{ZH: "核对编号", EN: "Check the number"},
	}
}
