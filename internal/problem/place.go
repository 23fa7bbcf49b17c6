package problem

import (
	"fmt"
	"strings"

	"onemap/internal/bilingual"
)

// Where describes file, subject, row and place in language l, ending in ": "
// (or "：") when there is anything to say, else empty.
func (p *Problem) Where(l bilingual.Language) string {
	var parts []string
	add := func(t bilingual.Text, v any) { parts = append(parts, fmt.Sprintf(t.In(l), v)) }
	if p.File != "" {
		parts = append(parts, p.File)
	}
	if p.Subject > 0 {
		add(bilingual.Text{ZH: "第%d个地块", EN: "subject %d"}, p.Subject)
	}
	if p.Row > 0 {
		add(bilingual.Text{ZH: "第%d行", EN: "row %d"}, p.Row)
	}
	if p.Place != nil {
		parts = append(parts, fmt.Sprintf("(%.9f, %.9f)", p.Place.Lon, p.Place.Lat))
	}
	if len(parts) == 0 {
		return ""
	}
	if l == bilingual.English {
		return strings.Join(parts, ", ") + ": "
	}
	return strings.Join(parts, "，") + "："
}
