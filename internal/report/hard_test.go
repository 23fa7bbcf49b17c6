package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/report"
	"onemap/internal/report/pdf"
	"onemap/internal/report/readback"
)

// hard is a check with all that breaks reports: a name of 300 characters, rare
// characters, missing attributes, 400 findings, one of 0.0003 m².
func hard(t testing.TB, w *world) check.CheckDocument {
	s := w.plots(t, "conflict.geojson")[1]
	s.Name = strings.Repeat("合成县㙍䃅村民委员会第三村民小组宅基地与𠮷野采石场", 12) + "<&>\x07"
	s.ID = strings.Repeat("C370323", 20)
	s.Attributes = map[string]string{"BZ": "", "备注": strings.Repeat("https://example.cn/very/long/path/without/blanks", 6)}
	s.Declared = nil
	d := w.check(t, "CON", echo{w: w}, s).Document()
	x := &d.Subjects[0]
	first := x.Findings[0]
	for i := range 400 {
		f := first
		f.Feature = &check.DocumentFeature{ID: fmt.Sprintf("F%03d", i), Name: ""}
		f.Area, f.ShareOfSubject = float64(i)+0.0003, 0.0003/x.Area
		x.Findings = append(x.Findings, f)
	}
	return d
}

func TestNothingIsCutOfAHardReport(t *testing.T) {
	w := newWorld(t)
	for _, l := range []bilingual.Language{bilingual.Chinese, bilingual.English} {
		d := report.New(hard(t, w), report.Options{Language: l, Definitions: w.law.Layers})
		holdsEverything(t, d)
		text, err := readback.PDF(portable(t, d))
		require.NoError(t, err)
		require.Contains(t, text, "<0.01 m²")
		require.NotRegexp(t, zero, covering.ReplaceAllString(text, ""))
		for _, code := range []string{"〔U+364D〕", "〔U+40C5〕", "〔U+20BB7〕"} {
			require.Contains(t, text[strings.LastIndex(text, map[bilingual.Language]string{bilingual.Chinese: "字体缺字", bilingual.English: "Characters the font lacks"}[l]):], code, "listed at the end")
		}
	}
}

func TestLinesLoseNothingAndKeepTheRules(t *testing.T) {
	wide := func(r rune) float64 {
		if r < 0x2e80 {
			return 1
		}
		return 2
	}
	for _, text := range []string{"", " ", "国土空间规划“一张图”合规性检测报告（试行），第1条：不得压占。", "national/pbf/construction 663472.91 m² 100.00 %", strings.Repeat("9f86d081", 20), "a 、b"} {
		for width := 8.0; width < 40; width++ {
			lines := pdf.Lines(text, width, wide)
			require.Equal(t, strings.ReplaceAll(text, " ", ""), strings.ReplaceAll(strings.Join(lines, ""), " ", ""), "%q at %v", text, width)
			for i, line := range lines[1:] {
				require.False(t, strings.ContainsAny(line[:min(3, len(line))], "，。：）”"), "%q at %v, line %d: %q", text, width, i+1, lines)
			}
		}
	}
}
