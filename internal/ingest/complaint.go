package ingest

import (
	"fmt"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// Codes beyond the survey list of domain 4.1 (E01–E11, W01–W12). The G codes
// are those of package geometry: the same complaint has one code everywhere.
const (
	unknownFormat   = "E31" // content is none of the formats read
	missingCRS      = "E32" // the file does not say its CRS and nobody declared it
	severalLayers   = "E33" // several layers, none chosen
	notPolygon      = "G12" // point, line, collection (as package geometry says it)
	curved          = "G13" // arcs and curves
	noGeometry      = "G03" // null or empty geometry
	tooLarge        = "E36" // a limit was reached
	unsafeArchive   = "E37" // traversal, nested archive, bomb
	damaged         = "E38" // cannot be read to its end
	notEnabled      = "E39" // GDAL or its jail is not on this machine
	ambiguousAngles = "E40" // decimal degrees or degrees.minutes-seconds
	strayDeduction  = "E41" // a deducted block is not inside an added one
	badNumber       = "G01" // NaN, infinite or malformed coordinate
	nothingUsable   = "E43" // no record at all
	mixedZones      = "E44" // points of one plot in different zones

	assumedDatum   = "W31" // datum not stated, CGCS2000 assumed: to be confirmed
	heightDropped  = "G14" // Z or M dropped
	lostCharacters = "W33" // text cut or not decodable, replaced
	lineAsPlot     = "W35" // a plot marked 线 closes and was read as a polygon
	otherCRS       = "W37" // the declared CRS is not the one in the file
	doubtfulName   = "W36" // the file name speaks of a datum that is refused
)

// say formats one sentence in both languages with the same values.
func say(zh, en string, values ...any) bilingual.Text {
	return bilingual.Text{ZH: fmt.Sprintf(zh, values...), EN: fmt.Sprintf(en, values...)}
}

// refuse is an error about the input with what to do next.
func refuse(code string, message, next bilingual.Text) *problem.Problem {
	return &problem.Problem{
		Code: code, Class: problem.Input, Severity: problem.Error, Message: message, Next: next,
	}
}

func warn(code string, message, next bilingual.Text) problem.Problem {
	return problem.Problem{
		Code: code, Class: problem.Input, Severity: problem.Warning, Message: message, Next: next,
	}
}

// doubt is a warning that somebody must confirm before a verdict rests on it.
func doubt(code string, message, next bilingual.Text) problem.Problem {
	p := warn(code, message, next)
	p.Confirm = true
	return p
}

func notice(code string, message, next bilingual.Text) problem.Problem {
	p := warn(code, message, next)
	p.Severity = problem.Notice
	return p
}

// limited names the limit that was reached.
func limited(message bilingual.Text) *problem.Problem {
	p := refuse(tooLarge, message, say(
		"请拆分文件或减少内容后重新提交", "split the file or reduce it and send it again"))
	p.Class = problem.Limit
	return p
}

func say2(zh, en string) bilingual.Text { return bilingual.Text{ZH: zh, EN: en} }

func at(row int, p *problem.Problem) *problem.Problem {
	p.Row = row
	return p
}

// asProblem gives any error of another package as a problem of this record.
func asProblem(err error) *problem.Problem {
	if p, ok := problem.As(err); ok {
		own := *p
		return &own
	}
	p := refuse(damaged, say("记录无法读取", "the record cannot be read"),
		say("请检查该记录后重新提交", "check the record and send it again"))
	p.Cause = err
	return p
}

func askForCRS() *problem.Problem {
	p := refuse(missingCRS,
		say("文件没有说明坐标系", "the file does not say its coordinate reference system"),
		say("请声明坐标系的 EPSG 代码后重新提交，例如 4490（经纬度）或 4527（3 度带第 39 带，含带号）",
			"declare the EPSG code and send it again, e.g. 4490 (degrees) or 4527 (3-degree zone 39 with prefix)"))
	p.Class = problem.Usage
	return p
}

func notThisKind(kind string) *problem.Problem {
	return refuse(notPolygon,
		say("几何类型为 %s，不是面", "the geometry is %s, not a polygon", kind),
		say("请在原软件中转换为由直线边组成的面后重新提交", "convert it to a polygon with straight edges and send it again"))
}

func emptyGeometry() *problem.Problem {
	return refuse(noGeometry, say("记录没有几何图形", "the record has no geometry"),
		say("请补充图形或删除该记录", "add the geometry or remove the record"))
}
