package main

import (
	"context"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// render writes a stored document as html, geojson or text.
func render(_ context.Context, document []byte, format string, l bilingual.Language) ([]byte, string, error) {
	return nil, "", noSuchFormat(format)
}

func noSuchFormat(format string) error {
	return &problem.Problem{Code: "U07", Class: problem.Usage,
		Message: bilingual.Text{ZH: "本版本不能输出 " + format, EN: "this version does not write " + format},
		Next:    bilingual.Text{ZH: "可用：text、json、geojson、html", EN: "there are: text, json, geojson, html"}}
}
