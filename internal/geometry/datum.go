package geometry

import (
	"strings"

	"onemap/internal/problem"
)

// PROJ knows only a no-op from these datums to CGCS2000, about 100 m wrong and
// without any error; the national parameters between them are classified
// (domain 5.4). GCJ-02 and BD-09 are shifted on purpose by 50 to 500 m.

// RefusedDatum tells whether a datum named in any common way (a TXT header, a
// PRJ, a form) must be refused: problem E08, or nil.
func RefusedDatum(name string) *problem.Problem {
	n := strings.NewReplacer(" ", "", "_", "", "-", "", ".", "").Replace(strings.ToLower(name))
	for _, d := range refusedDatums() {
		for _, word := range d.words {
			if strings.Contains(n, word) {
				return refusedDatum(d)
			}
		}
	}
	return nil
}

type datum struct {
	zh, en   string
	words    []string // as they stand in names, lower case, without blanks
	internet bool
}

func refusedDatums() []datum {
	return []datum{
		{zh: "1980 西安坐标系", en: "Xian 1980", words: []string{"xian1980", "xian80", "xa80", "1980西安", "西安80", "西安1980", "80西安", "1980国家大地", "80国家大地", "80坐标"}},
		{zh: "1954 北京坐标系", en: "Beijing 1954", words: []string{"beijing1954", "beijing54", "bj54", "bj1954", "newbeijing", "北京54", "北京1954", "1954北京", "1954年北京", "54北京", "新北京", "54坐标"}},
		{zh: "GCJ-02 火星坐标系", en: "GCJ-02", words: []string{"gcj02", "gcj2002", "火星坐标"}, internet: true},
		{zh: "BD-09 百度坐标系", en: "BD-09", words: []string{"bd09", "bd2009", "百度坐标"}, internet: true},
	}
}

func refusedDatum(d datum) *problem.Problem {
	if d.internet {
		return refuse(codeDatum,
			textf("不接受 %s：互联网地图坐标经过人为偏移（50 至 500 米）", "%[2]s is not accepted: coordinates of internet maps are shifted on purpose by 50 to 500 m", d.zh, d.en),
			text("请提交未经偏移的 CGCS2000 坐标", "submit CGCS2000 coordinates that were never shifted"))
	}
	return refuse(codeDatum,
		textf("不接受 %s：到 CGCS2000 的转换参数属于涉密成果，通用软件会原样返回而偏差约 100 米", "%[2]s is not accepted: its parameters to CGCS2000 are classified, and common software returns the input unchanged, about 100 m wrong", d.zh, d.en),
		text("请通过自然资源主管部门的官方坐标转换服务转为 CGCS2000 后提交", "have it converted to CGCS2000 by the official conversion service of the natural resources authority"))
}

// refused tells whether the system rests on a refused datum.
func (c CRS) refused() *problem.Problem {
	if c.EPSG == 0 {
		return RefusedDatum(c.WKT)
	}
	for i, codes := range [][][2]int{
		{{4610, 4610}, {2327, 2390}},
		{{4214, 4214}, {2401, 2442}, {21413, 21423}, {21453, 21463}, {21473, 21483},
			{4555, 4555}, {4568, 4589}, {4652, 4656}, {4766, 4800}, {4812, 4812}, {4822, 4822}},
	} {
		for _, r := range codes {
			if r[0] <= c.EPSG && c.EPSG <= r[1] {
				return refusedDatum(refusedDatums()[i])
			}
		}
	}
	return nil
}
