package main

import (
	"fmt"
	"os"
	"path/filepath"

	"onemap/fixtures/county"
	"onemap/internal/bilingual"
	"onemap/internal/principal"
)

type demoCommand struct {
	Listen string `help:"${help_listen}" default:"localhost:8080" env:"ONEMAP_LISTEN"`
	County string `help:"${help_county}" enum:"small,full" default:"small"`
	outward
}

// size is how much of the county to invent.
func (c demoCommand) size() county.Size {
	if c.County == "full" {
		return county.Full
	}
	return county.Small
}

// Run is OneMap in one command: database, county, server, first conflict.
func (c demoCommand) Run(a *app) error {
	a.ctx = principal.With(a.ctx, principal.Principal{Name: "demo"})
	l, err := listen(c.Listen)
	if err != nil {
		return err
	}
	defer l.Close()
	a.say(bilingual.Text{ZH: "准备数据库（数据目录 %s）……", EN: "preparing the database (data folder %s) …"}, a.data)
	h, err := a.open(true)
	if err != nil {
		return err
	}
	defer h.close()
	d := demo{a: a, house: h}
	invented, err := county.Generate(c.size(), seed)
	if err != nil {
		return err
	}
	if err := d.fill(invented); err != nil {
		return err
	}
	first, err := d.conflict(invented)
	if err != nil {
		return err
	}
	d.greet(address(l), first)
	return a.serve(h, l, c.outward)
}

// invocation is how the reader calls this program on the same data folder.
func (d demo) invocation() string {
	if d.a.data == reachable(dataFolder("", d.a.env), os.Geteuid() == 0) {
		return os.Args[0]
	}
	return os.Args[0] + " --data " + d.a.data
}

// demo is the synthetic county in a house.
type demo struct {
	a *app
	*house
}

// greet tells where everything is and how to stop and erase it.
func (d demo) greet(url string, first sample) {
	say := func(zh, en string, args ...any) {
		fmt.Fprintf(d.a.out, bilingual.Text{ZH: zh, EN: en}.In(d.a.lang)+"\n", args...)
	}
	lang := string(d.a.lang)
	say("OneMap 已就绪       %s/", "OneMap is ready     %s/", url)
	say("接口说明           %s/reference", "API reference       %s/reference", url)
	say("数据目录           %s", "data folder         %s", d.a.data)
	if first.id != "" {
		say("第一个冲突         %s（%s，%s）", "a first conflict    %s (%s, %s)", first.name, first.verdict.Name().In(d.a.lang), first.number)
		say("  报告             %s/v1/checks/%s?format=html&lang=%s", "  report            %s/v1/checks/%s?format=html&lang=%s", url, first.id, lang)
		say("  再检测一次        %s check %s", "  check it again    %s check %s", d.invocation(), first.file)
	}
	say("停止               Ctrl-C", "stop                Ctrl-C")
	if d.private {
		say("删除全部演示数据    停止后 rm -rf %s", "erase it all        stop, then rm -rf %s", d.a.data)
	}
}

// write puts a demo file into the data folder.
func (d demo) write(name string, content []byte) (string, error) {
	folder := filepath.Join(d.a.data, "demo")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", cannotWrite(folder, err)
	}
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, content, 0o644); err != nil {
		return "", cannotWrite(path, err)
	}
	return path, nil
}
