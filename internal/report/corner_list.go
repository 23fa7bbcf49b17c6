package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// CornerList writes the plots of a check as CSV in UTF-8 with a byte order
// mark, one row per corner, in the system of the file checked: degrees for a
// file in degrees, else X north and Y east in metres. Rings are numbered on
// through the parts of a plot and not closed.
func CornerList(w io.Writer, document check.CheckDocument, part Part, o Options) error {
	b := newBuilder(document, o)
	crs, inDegrees := b.plane(), geometry.CRS{EPSG: geometry.CGCS2000}
	if name := document.Check.Submission.CRS; name == inDegrees.Name() || name == (geometry.CRS{EPSG: geometry.WGS84}).Name() {
		crs = inDegrees
	}
	plots, err := b.outlines(crs, part)
	if err != nil {
		return err
	}
	if len(plots) == 0 {
		return nothingToWrite(part)
	}
	var text strings.Builder
	text.WriteString("\ufeff" + b.cornerHeads(crs == inDegrees) + "\r\n")
	for _, p := range plots {
		b.cornerRows(&text, p, crs == inDegrees)
	}
	_, err = io.WriteString(w, text.String())
	return err
}

// cornerHeads are headings our reader and others know a corner list by.
func (b *builder) cornerHeads(inDegrees bool) string {
	heads := b.say("地块,类别,圈号,点号,", "block,part,ring,no,")
	if inDegrees {
		return heads + b.say("经度_CGCS2000,纬度_CGCS2000", "longitude_CGCS2000,latitude_CGCS2000")
	}
	return heads + "X_CGCS2000(m),Y_CGCS2000(m)"
}

func (b *builder) cornerRows(text *strings.Builder, p outline, inDegrees bool) {
	word := map[Part]string{SubjectPart: b.say("送审", "submitted"), ConflictPart: b.say("冲突", "conflict"), SuggestionPart: b.say("建议", "suggested")}[p.part]
	label := 0
	for r, ring := range p.rings {
		for _, at := range ring {
			label++
			first, second := coordinate(at.Y), coordinate(at.X)
			if inDegrees {
				first, second = strconv.FormatFloat(at.X, 'f', 9, 64), strconv.FormatFloat(at.Y, 'f', 9, 64)
			}
			fmt.Fprintf(text, "%s,%s,%d,J%d,%s,%s\r\n", guarded(strings.TrimSpace(p.id+" "+p.name)), word, r+1, label, first, second)
		}
	}
}

// guarded keeps a name in its cell and from being run as a formula by a
// spreadsheet.
func guarded(s string) string {
	s = oneLine(s)
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func nothingToWrite(part Part) error {
	return &problem.Problem{Code: "F03", Class: problem.NotFound,
		Message: bilingual.Text{ZH: "这次检测没有“" + string(part) + "”部分的图形可写", EN: "this check has no shape of the part " + string(part) + " to write"},
		Next:    bilingual.Text{ZH: "可用 part=subject、conflict 或 suggestion；没有禁止性压占时没有建议范围", EN: "choose part=subject, conflict or suggestion; without prohibited ground there is no suggestion"}}
}
