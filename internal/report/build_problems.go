package report

import (
	"fmt"
	"strings"

	"onemap/internal/check"
)

func (b *builder) problems() []Problem {
	var out []Problem
	for _, p := range b.check.Problems {
		text := b.text(p.Text)
		if text == "" {
			text = p.Message
		}
		out = append(out, Problem{Code: p.Code, Severity: b.severity(string(p.Severity)), Where: b.where(p),
			Message: text, Next: b.text(p.Next), Error: p.Severity == "error"})
	}
	return out
}

func (b *builder) severity(s string) string {
	switch s {
	case "warning":
		return b.say("警告", "warning")
	case "notice":
		return b.say("说明", "notice")
	}
	return b.say("错误", "error")
}

func (b *builder) where(p check.DocumentProblem) string {
	var parts []string
	if p.File != "" {
		parts = append(parts, p.File)
	}
	if p.Subject > 0 {
		parts = append(parts, fmt.Sprintf(b.say("第%d个地块", "subject %d"), p.Subject))
	}
	if p.Row > 0 {
		parts = append(parts, fmt.Sprintf(b.say("第%d行", "row %d"), p.Row))
	}
	if p.Lon != nil && p.Lat != nil {
		parts = append(parts, fmt.Sprintf("%.9f, %.9f", *p.Lon, *p.Lat))
	}
	return strings.Join(parts, b.comma())
}
