package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/gdal"
	"onemap/internal/problem"
)

// app is what every command is given instead of globals.
type app struct {
	ctx  context.Context
	out  io.Writer // answers
	err  io.Writer // progress, problems, log
	lang bilingual.Language
	env  func(string) string
	data string // data folder of the private cluster
	log  *slog.Logger
	now  func() time.Time

	verbose bool
	font    string // TrueType file for PDF; empty: looked for
	address string // public address of the server, printed in reports

	jail   *gdal.Jail // see gdal
	sought bool
}

// say prints one line for the person at the terminal, not part of the answer.
func (a *app) say(t bilingual.Text, args ...any) {
	fmt.Fprintf(a.err, t.In(a.lang)+"\n", args...)
}

// quiet is the log of rooms whose every step interests an operator, but not
// somebody who typed a short command: with --verbose or a server all of it,
// else warnings only.
func (a *app) quiet() *slog.Logger {
	if a.verbose {
		return a.log
	}
	return slog.New(slog.NewTextHandler(a.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

// tell prints a problem and what to do next.
func (a *app) tell(err error) {
	p, ok := problem.As(err)
	if !ok {
		fmt.Fprintln(a.err, "onemap:", err)
		return
	}
	fmt.Fprintf(a.err, "onemap: %s %s%s\n", p.Code, p.Where(a.lang), p.Message.In(a.lang))
	if p.Cause != nil {
		fmt.Fprintln(a.err, "  ("+p.Cause.Error()+")")
	}
	if next := p.Next.In(a.lang); next != "" {
		fmt.Fprintln(a.err, "  → "+next)
	}
}

// readFile reads a file the caller named; a missing one is a usage problem.
func readFile(name string) ([]byte, error) {
	b, err := os.ReadFile(name)
	if err == nil {
		return b, nil
	}
	return nil, &problem.Problem{
		Code: "U02", Class: problem.Usage, File: name,
		Message: bilingual.Text{ZH: "文件无法读取", EN: "the file cannot be read"},
		Next:    bilingual.Text{ZH: "请核对路径与权限", EN: "check the path and your permission"},
		Cause:   err,
	}
}
