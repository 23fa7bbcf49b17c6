package report

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

	"onemap/internal/check"
	"onemap/internal/geometry"
)

// Survey writes the suggested boundaries of a check as 勘测定界 TXT, the file
// planners submit again: GBK, CRLF, X north and Y east in millimetres, CGCS2000
// Gauss-Krüger (the system of the file checked, else the 3-degree zone of the
// first subject), rings numbered on through the parts. A suggestion keeps about
// 1 mm off what was cut out, so rounding to millimetres does not bring it back.
// It writes no plot for a subject without a suggestion.
func Survey(w io.Writer, document check.CheckDocument) error {
	var b strings.Builder
	open := false
	for i := range document.Subjects {
		s := &document.Subjects[i]
		if s.Suggestion == nil {
			continue
		}
		crs := planeOf(document.Check.Submission.CRS, document.Subjects[0].Geometry)
		l, ok := project(crs, s.Suggestion.Geometry)
		if !ok {
			continue
		}
		if !open {
			surveyHead(&b, &document, crs)
			open = true
		}
		surveyPlot(&b, s, l)
	}
	text, err := simplifiedchinese.GB18030.NewEncoder().String(strings.ReplaceAll(b.String(), "\n", "\r\n"))
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, text)
	return err
}

func surveyHead(b *strings.Builder, d *check.CheckDocument, crs geometry.CRS) {
	degrees, zone := zoneOf(crs)
	fmt.Fprintf(b, "[属性描述]\n格式版本号=1.01版本\n数据产生单位=OneMap 检测 %s 建议范围\n数据产生日期=%s\n坐标系=2000国家大地坐标系\n几度分带=%d\n投影类型=高斯克吕格\n计量单位=米\n带号=%s\n精度=0.001\n转换参数=0,0,0,0,0,0,0\n[地块坐标]\n",
		oneLine(d.Check.Number), d.Check.AsOf, degrees, zone)
}

// zoneOf gives the width of a zone in degrees and its number; the number is
// empty for systems named by their central meridian, whose Y has no prefix.
func zoneOf(crs geometry.CRS) (int, string) {
	switch e := crs.EPSG; {
	case e >= 4513 && e <= 4533:
		return 3, fmt.Sprint(e - 4488)
	case e >= 4491 && e <= 4501:
		return 6, fmt.Sprint(e - 4478)
	case e >= 4502 && e <= 4512:
		return 6, ""
	}
	return 3, ""
}

func surveyPlot(b *strings.Builder, s *check.DocumentSubject, l lines) {
	all := cornersOf(s.Suggestion.Geometry, l)
	var rows strings.Builder
	count := 0
	for k, first := 0, 0; k < len(all); k++ {
		count += surveyPoint(&rows, all[k])
		if k+1 == len(all) || all[k+1].ring != all[k].ring {
			count += surveyPoint(&rows, all[first])
			first = k + 1
		}
	}
	area := geometry.SquareMetres(s.Suggestion.Area).Hectares()
	fmt.Fprintf(b, "%d,%s,%s,%s,面,,,,@\n%s", count, geometry.FormatRounded(area, geometry.HectareDecimals), oneLine(s.ID), oneLine(s.Name), rows.String())
}

func surveyPoint(b *strings.Builder, c corner) int {
	fmt.Fprintf(b, "J%d,%d,%.3f,%.3f\n", c.number, c.ring, c.at.y, c.at.x)
	return 1
}

// oneLine keeps a name from breaking the row it stands in.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ',' || r < ' ' || r == '@' {
			return ' '
		}
		return r
	}, s)
}
