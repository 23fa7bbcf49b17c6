package server

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// Limits bound what requests may cost. Zero fields take DefaultLimits.
type Limits struct {
	Body       int64         // bytes of a submission
	ImportBody int64         // bytes of an edition
	Checks     int           // checks, previews and replays at a time
	Imports    int           // imports, publications and differences at a time
	Streams    int           // event streams at a time
	Tiles      int           // tiles at a time, waiting ones included
	Items      int           // pages of features at a time; others wait
	Downloads  int           // files being made or sent at a time; others wait
	Patience   time.Duration // of a read or a small write
	Work       time.Duration // of a check or an import
	Stream     time.Duration // of an event stream
	File       time.Duration // of a download to its end
	Stall      time.Duration // without a client taking a byte of a download
	Drawing    time.Duration // of a tile; the first one of a layer waits until the layer is read

	gates map[string]chan struct{}
}

// DefaultLimits are the limits of a server with two cores.
func DefaultLimits() Limits {
	return Limits{Body: 64 << 20, ImportBody: 256 << 20, Checks: 8, Imports: 2, Streams: 64, Tiles: 256, Items: 12, Downloads: 6,
		Patience: 30 * time.Second, Work: 5 * time.Minute, Stream: 10 * time.Minute, Drawing: 2 * time.Minute, File: 15 * time.Minute, Stall: 30 * time.Second}
}

func (l Limits) orDefault() Limits {
	d := DefaultLimits()
	l.Body, l.ImportBody = cmp.Or(l.Body, d.Body), cmp.Or(l.ImportBody, d.ImportBody)
	l.Checks, l.Imports, l.Streams = cmp.Or(l.Checks, d.Checks), cmp.Or(l.Imports, d.Imports), cmp.Or(l.Streams, d.Streams)
	l.Items, l.Downloads = cmp.Or(l.Items, d.Items), cmp.Or(l.Downloads, d.Downloads)
	l.File, l.Stall = cmp.Or(l.File, d.File), cmp.Or(l.Stall, d.Stall)
	l.Patience, l.Work, l.Stream = cmp.Or(l.Patience, d.Patience), cmp.Or(l.Work, d.Work), cmp.Or(l.Stream, d.Stream)
	l.Tiles, l.Drawing = cmp.Or(l.Tiles, d.Tiles), cmp.Or(l.Drawing, d.Drawing)
	l.gates = map[string]chan struct{}{
		"check": make(chan struct{}, l.Checks), "import": make(chan struct{}, l.Imports), "stream": make(chan struct{}, l.Streams),
		"tile": make(chan struct{}, l.Tiles), "items": make(chan struct{}, l.Items), "download": make(chan struct{}, l.Downloads)}
	return l
}

// class says what an operation costs.
func (o operation) class() string {
	switch o.id {
	case "createCheck", "preview", "replayCheck", "createBatch":
		return "check"
	case "importEdition", "publishEdition", "diffEditions":
		return "import"
	case "jobEvents":
		return "stream"
	case "tileMVT", "tileGeoJSON", "getTile", "getDatasetTile", "checkTileMVT", "checkTileGeoJSON", "esriTile":
		return "tile"
	case "listItems":
		return "items"
	case "downloadLayer", "downloadCheck", "batchResults": // the door "download" is entered for a file only
		return "file"
	}
	return "read"
}

// gate bounds body, time and number of requests of one class.
func (l Limits) gate(o operation) echo.MiddlewareFunc {
	class := o.class()
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if door := l.gates[class]; door != nil {
				if !enter(c.Request().Context(), door, queues[class]) {
					return busy(class, cap(door))
				}
				defer func() { <-door }()
			}
			ctx, stop := context.WithTimeout(c.Request().Context(), l.patience(class))
			defer stop()
			c.SetRequest(c.Request().WithContext(ctx))
			c.Request().Body = http.MaxBytesReader(c.Response(), c.Request().Body, l.body(class))
			return next(c)
		}
	}
}

func (l Limits) patience(class string) time.Duration {
	return map[string]time.Duration{"check": l.Work, "import": l.Work, "stream": l.Stream, "items": l.Work, "tile": l.Drawing, "file": l.File, "read": l.Patience}[class]
}

func (l Limits) body(class string) int64 {
	return map[string]int64{"check": l.Body, "import": l.ImportBody, "stream": 1 << 20, "items": 1 << 10, "tile": 1 << 10, "file": 1 << 10, "read": 1 << 20}[class]
}

// classNames are those of the limited classes in Chinese.
var classNames = map[string]string{"check": "检测", "import": "导入与比对", "stream": "进度推送", "tile": "瓦片", "items": "要素", "download": "下载"}

func busy(class string, limit int) error {
	code, kind := busyCode, problem.Limit
	if class == "tile" { // many clients, not one that asks too much
		code, kind = overloadedCode, problem.Environment
	}
	return &problem.Problem{Code: code, Class: kind,
		Message: bilingual.Text{ZH: fmt.Sprintf("同时进行的%s请求已达上限 %d", classNames[class], limit),
			EN: fmt.Sprintf("the limit of %d %s requests at a time is reached", limit, class)},
		Next: bilingual.Text{ZH: "请按 Retry-After 稍后重试", EN: "try again after Retry-After seconds"}}
}
