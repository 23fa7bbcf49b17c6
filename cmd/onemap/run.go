package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// commands is the whole command line (design 8).
type commands struct {
	Lang    string `help:"${help_lang}" enum:"zh,en," default:""`
	Data    string `help:"${help_data}" type:"path"`
	Verbose bool   `help:"${help_verbose}"`
	Font    string `help:"${help_font}" type:"path" env:"ONEMAP_FONT" placeholder:"FILE"`
	Address string `help:"${help_address}" env:"ONEMAP_ADDRESS" placeholder:"URL"`

	Demo    demoCommand    `cmd:"" help:"${help_demo}"`
	Serve   serveCommand   `cmd:"" help:"${help_serve}"`
	Migrate migrateCommand `cmd:"" help:"${help_migrate}"`
	Doctor  doctorCommand  `cmd:"" help:"${help_doctor}"`
	Layer   layerCommand   `cmd:"" help:"${help_layer}"`
	Check   checkCommand   `cmd:"" help:"${help_check}"`
	Report  reportCommand  `cmd:"" help:"${help_report}"`
	Batch   batchCommand   `cmd:"" help:"${help_batch}"`
	Replay  replayCommand  `cmd:"" help:"${help_replay}"`
	Overlap overlapCommand `cmd:"" help:"${help_overlap}"`
	Tiles   tilesCommand   `cmd:"" help:"${help_tiles}"`
	Version versionCommand `cmd:"" help:"${help_version}"`
}

// exited carries the code kong wants to leave with (after --help) past its
// own call of os.Exit, which would skip our clean-up.
type exited int

// run is the whole program; it gives the exit code.
func run(ctx context.Context, args []string, env func(string) string, out, errOut io.Writer) (code int) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(exited)
			if !ok {
				panic(r)
			}
			code = int(e)
		}
	}()
	a := &app{ctx: ctx, out: out, err: errOut, lang: language(args, env), env: env, now: time.Now}
	a.log = slog.New(slog.NewTextHandler(errOut, nil))
	var line commands
	parser, err := kong.New(&line, kong.Name("onemap"), kong.Description(texts["description"].In(a.lang)),
		helps(a.lang), kong.Writers(out, errOut), kong.Exit(func(c int) { panic(exited(c)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err == nil {
		err = a.command(parser, &line, args)
	}
	if err != nil {
		a.tell(err)
	}
	return problem.ExitCode(err)
}

func (a *app) command(parser *kong.Kong, line *commands, args []string) error {
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		return usage(err)
	}
	a.data = dataFolder(line.Data, a.env)
	if a.env("DATABASE_URL") == "" {
		a.data = reachable(a.data, os.Geteuid() == 0)
	}
	a.font, a.address = line.Font, line.Address
	a.verbose = line.Verbose || parsed.Command() == "serve" || parsed.Command() == "migrate"
	err = parsed.Run(a)
	if errors.Is(err, context.Canceled) && a.ctx.Err() != nil {
		return cancelled(err)
	}
	return err
}

// language is --lang, ONEMAP_LANG, the locale of the terminal, else Chinese.
func language(args []string, env func(string) string) bilingual.Language {
	for i, arg := range args {
		if v, ok := strings.CutPrefix(arg, "--lang="); ok {
			return bilingual.Preferred(v)
		}
		if arg == "--lang" && i+1 < len(args) {
			return bilingual.Preferred(args[i+1])
		}
	}
	names := []string{"ONEMAP_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}
	i := slices.IndexFunc(names, func(n string) bool { return env(n) != "" })
	if i < 0 {
		return bilingual.Chinese
	}
	return bilingual.Preferred(env(names[i]))
}

func usage(err error) error {
	return &problem.Problem{
		Code: "U01", Class: problem.Usage, Cause: err,
		Message: bilingual.Text{ZH: "命令行写法有误", EN: "the command line is not understood"},
		Next:    bilingual.Text{ZH: "onemap --help 列出命令，onemap 命令 --help 列出参数", EN: "onemap --help lists the commands, onemap COMMAND --help its flags"},
	}
}

func cancelled(err error) error {
	return &problem.Problem{
		Code: "S01", Class: problem.Cancelled, Cause: err,
		Message: bilingual.Text{ZH: "已按要求停止", EN: "stopped as asked"},
		Next:    bilingual.Text{ZH: "再次运行同一命令即可", EN: "run the same command again"},
	}
}
