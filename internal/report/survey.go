package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

	"onemap/internal/check"
	"onemap/internal/geometry"
)

// Survey writes plots of a check as 勘测定界 TXT, the file planners submit
// (domain 4.1): GBK, CRLF, X north and Y east in the CGCS2000 Gauss-Krüger
// system of the file checked, else the 3-degree zone of the first subject;
// rings numbered on through the parts and closed. The subject has the
// coordinates of the file where the options carry it. A suggestion keeps about
// 1 mm off what was cut out, so that it re-checks clear. A part that has no
// plot is refused.
func Survey(w io.Writer, document check.CheckDocument, part Part, o Options) error {
	b := newBuilder(document, o)
	crs := b.plane()
	plots, err := b.outlines(crs, part)
	if err != nil {
		return err
	}
	if len(plots) == 0 {
		return nothingToWrite(part)
	}
	var text strings.Builder
	b.surveyHead(&text, crs)
	for _, p := range plots {
		surveyPlot(&text, p)
	}
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String(strings.ReplaceAll(text.String(), "\n", "\r\n"))
	if err != nil {
		return fmt.Errorf("report: survey TXT in GBK: %w", err)
	}
	_, err = io.WriteString(w, gbk)
	return err
}

// plane is the plane system coordinates are written in.
func (b *builder) plane() geometry.CRS {
	if len(b.check.Subjects) == 0 {
		return geometry.CRS{EPSG: geometry.CGCS2000}
	}
	return planeOf(b.check.Check.Submission.CRS, b.check.Subjects[0].Geometry)
}

func (b *builder) surveyHead(text *strings.Builder, crs geometry.CRS) {
	width, zone := zoneOf(crs)
	fmt.Fprintf(text, "[属性描述]\n格式版本号=1.01版本\n数据产生单位=OneMap 检测 %s\n数据产生日期=%s\n坐标系=2000国家大地坐标系\n几度分带=%d\n投影类型=高斯克吕格\n计量单位=米\n带号=%s\n精度=0.001\n转换参数=0,0,0,0,0,0,0\n[地块坐标]\n",
		oneLine(b.check.Check.Number), b.check.Check.AsOf, width, zone)
}

// zoneOf gives the width of a zone in degrees and its number; the number is
// empty for systems named by their central meridian, whose Y has no prefix.
func zoneOf(crs geometry.CRS) (int, string) {
	zone, ok := crs.Zone()
	switch {
	case !ok:
		return 3, ""
	case zone.Prefixed:
		return zone.Width, fmt.Sprint(zone.Number)
	}
	return zone.Width, ""
}

func surveyPlot(text *strings.Builder, p outline) {
	var rows strings.Builder
	count, label := 0, 0
	for r, ring := range p.rings {
		first := label + 1
		for _, at := range ring {
			label++
			surveyPoint(&rows, label, r+1, at)
		}
		surveyPoint(&rows, first, r+1, ring[0])
		count += len(ring) + 1
	}
	fmt.Fprintf(text, "%d,%s,%s,%s,面,,,,@\n%s", count, hectares(p.area), oneLine(p.id), oneLine(p.name), rows.String())
}

func surveyPoint(rows *strings.Builder, label, ring int, at geometry.Position) {
	fmt.Fprintf(rows, "J%d,%d,%s,%s\n", label, ring, coordinate(at.Y), coordinate(at.X))
}

// hectares is a number a reader can read: 4 decimals, more where these would
// say nothing.
func hectares(a geometry.SquareMetres) string {
	s := geometry.FormatRounded(a.Hectares(), geometry.HectareDecimals)
	if strings.HasPrefix(s, "<") {
		return strconv.FormatFloat(a.Hectares(), 'f', 10, 64)
	}
	return s
}

// coordinate prints metres with three decimals, or with all there are.
func coordinate(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if _, fraction, _ := strings.Cut(s, "."); len(fraction) > 3 {
		return s
	}
	return strconv.FormatFloat(v, 'f', 3, 64)
}

// oneLine keeps a name from breaking the row it stands in.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(",，;；@\"", r) || r < ' ' {
			return ' '
		}
		return r
	}, s)
}
