package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"

	"onemap/internal/bilingual"
	"onemap/internal/cluster"
	"onemap/internal/gdal"
	"onemap/internal/problem"
	"onemap/internal/report/pdf"
)

type doctorCommand struct{}

// examination is one look at the machine; needed ones fail the command.
type examination struct {
	name   bilingual.Text
	needed bool
	look   func(*app) (string, error)
	next   bilingual.Text
}

// Run looks at everything, says what is missing and what to do about it.
func (doctorCommand) Run(a *app) error {
	failed := 0
	for _, e := range examinations() {
		found, err := e.look(a)
		mark := "✓"
		if err != nil {
			mark, found = map[bool]string{true: "✗", false: "!"}[e.needed], reason(err, a.lang)
		}
		fmt.Fprintf(a.out, "%s %s  %s\n", mark, e.name.In(a.lang), found)
		if err != nil {
			fmt.Fprintf(a.out, "    → %s\n", e.next.In(a.lang))
		}
		if err != nil && e.needed {
			failed++
		}
	}
	if failed == 0 {
		return nil
	}
	return &problem.Problem{Code: "U06", Class: problem.Environment,
		Message: bilingual.Text{ZH: fmt.Sprintf("%d 项必需条件不满足", failed), EN: fmt.Sprintf("%d things that are needed are missing", failed)},
		Next:    bilingual.Text{ZH: "按上面各行的提示处理", EN: "do what the lines above say"}}
}

func reason(err error, l bilingual.Language) string {
	if p, ok := problem.As(err); ok {
		return p.Message.In(l)
	}
	return err.Error()
}

func examinations() []examination {
	install := bilingual.Text{ZH: cluster.Install + "；或设置 DATABASE_URL", EN: cluster.Install + "; or set DATABASE_URL"}
	return []examination{
		{bilingual.Text{ZH: "数据库 PostgreSQL + PostGIS", EN: "database PostgreSQL + PostGIS"}, true, lookDatabase, install},
		{bilingual.Text{ZH: "GDAL 与沙箱 bwrap", EN: "GDAL and its jail bwrap"}, false, lookGDAL,
			bilingual.Text{ZH: "apt-get install -y gdal-bin bubblewrap util-linux；没有它们时 GPKG、FileGDB、DXF 等格式不可用，其余不受影响",
				EN: "apt-get install -y gdal-bin bubblewrap util-linux; without them GPKG, FileGDB, DXF and the like are not read, all else works"}},
		{bilingual.Text{ZH: "中文字体（PDF 报告）", EN: "Chinese font (PDF reports)"}, false, lookFont,
			bilingual.Text{ZH: "apt-get install -y fonts-wqy-microhei", EN: "apt-get install -y fonts-wqy-microhei"}},
		{bilingual.Text{ZH: "数据目录磁盘空间", EN: "disk space of the data folder"}, true, lookDisk,
			bilingual.Text{ZH: "至少留 1 GiB，或用 --data 换一个目录", EN: "leave at least 1 GiB, or choose another folder with --data"}},
		{bilingual.Text{ZH: "时钟", EN: "clock"}, true, lookClock,
			bilingual.Text{ZH: "校准系统时间：检测日期与存档时间依赖它", EN: "set the clock: days of checks and times on record depend on it"}},
	}
}

func lookDatabase(a *app) (string, error) {
	d, err := a.database()
	if err != nil {
		return "", err
	}
	defer d.release()
	ctx, stop := context.WithTimeout(a.ctx, 10*time.Second)
	defer stop()
	conn, err := pgx.Connect(ctx, d.url)
	if err != nil {
		return "", err
	}
	defer conn.Close(ctx)
	var server, postgis string
	err = conn.QueryRow(ctx, "SELECT current_setting('server_version'), postgis_lib_version()").Scan(&server, &postgis)
	return fmt.Sprintf("PostgreSQL %s, PostGIS %s", server, postgis), err
}

func lookGDAL(a *app) (string, error) {
	if _, err := gdal.Find(a.ctx); err != nil {
		return "", err
	}
	out, err := exec.CommandContext(a.ctx, "ogrinfo", "--version").Output()
	return strings.TrimSpace(string(out)), err
}

func lookFont(a *app) (string, error) {
	font, err := pdf.Find(a.font)
	if err != nil {
		return "", err
	}
	return font.Path, nil
}

func lookDisk(a *app) (string, error) {
	folder := a.data
	for folder != "/" {
		if _, err := os.Stat(folder); err == nil {
			break
		}
		folder = filepath.Dir(folder)
	}
	var fs syscall.Statfs_t
	if err := syscall.Statfs(folder, &fs); err != nil {
		return "", err
	}
	free := fs.Bavail * uint64(fs.Bsize) >> 20
	if free < 1024 {
		return "", fmt.Errorf("%d MiB (%s)", free, a.data)
	}
	return fmt.Sprintf("%d MiB (%s)", free, a.data), nil
}

func lookClock(a *app) (string, error) {
	now := a.now()
	if now.Year() < 2024 {
		return "", fmt.Errorf("%s", now.Format(time.RFC3339))
	}
	return now.Format(time.RFC3339), nil
}
