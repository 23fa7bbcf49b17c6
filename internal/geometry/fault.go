package geometry

import (
	"fmt"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// Codes of this package. E and W codes are those of domain 4.1; G codes are its
// own.
const (
	codeFewPoints    = "E06" // a ring has fewer than three distinct points
	codeSelf         = "E07" // a ring crosses, touches or runs back along itself
	codeDatum        = "E08" // a datum whose shift to CGCS2000 is classified
	codeRings        = "E11" // rings or parts cross, overlap or nest
	codeRenoded      = "W12" // valid as received, re-noded on the grid
	codeNotFinite    = "G01"
	codeOutOfRange   = "G02"
	codeEmpty        = "G03"
	codeHoleOutside  = "G04"
	codeDisconnected = "G05"
	codeUnclosed     = "G06"
	codeCollapsed    = "G07"
	codeOffGrid      = "G08"
	codeMalformed    = "G10"
	codeTooLarge     = "G11"
	codeNotArea      = "G12"
	codeCurve        = "G13"
	codeDropped      = "G14" // notice: Z or M values left out
	codeUnknownCRS   = "G16"
	codeTransformer  = "G17"
	codeTwoSystems   = "G18"
	codeWGS84        = "G20" // notice: WGS 84 taken as CGCS2000
	codeRepaired     = "G21" // warning: repaired because it was asked for
)

func refuse(code string, message, next bilingual.Text) *problem.Problem {
	return &problem.Problem{Code: code, Class: problem.Input, Severity: problem.Error, Message: message, Next: next}
}

func text(zh, en string) bilingual.Text { return bilingual.Text{ZH: zh, EN: en} }

func textf(zh, en string, args ...any) bilingual.Text {
	return text(fmt.Sprintf(zh, args...), fmt.Sprintf(en, args...))
}

func unknownCRS(name string) *problem.Problem {
	return refuse(codeUnknownCRS,
		textf("未知的坐标系 %s", "unknown coordinate reference system %s", name),
		text("请填写 EPSG 代码，例如 4490 或 4527", "state an EPSG code, for example 4490 or 4527"))
}

func noTransformer(c CRS) *problem.Problem {
	return refuse(codeTransformer,
		textf("坐标系 %q 需要外部坐标转换，目前不可用", "coordinate reference system %q needs an external transformation, which is not available", c.Name()),
		text("请改用 CGCS2000 经纬度（EPSG:4490）或高斯-克吕格投影坐标提交", "submit CGCS2000 degrees (EPSG:4490) or Gauss-Krueger coordinates"))
}

func notFinite() *problem.Problem {
	return refuse(codeNotFinite,
		text("坐标不是有限的数值（NaN 或无穷大）", "a coordinate is not a finite number (NaN or infinity)"),
		text("请检查导出坐标的程序后重新提交", "check the program that wrote the coordinates and submit again"))
}

func outOfRange(p Position) *problem.Problem {
	return refuse(codeOutOfRange,
		textf("经纬度超出范围：(%.6f, %.6f)", "degrees are out of range: (%.6f, %.6f)", p.X, p.Y),
		text("请检查坐标系与经纬度顺序（经度在前）", "check the coordinate reference system and the order (longitude first)"))
}

func outOfZone(c CRS, p Position) *problem.Problem {
	return refuse(codeOutOfRange,
		textf("坐标 (%.3f, %.3f) 不在 %s 的投影带内", "position (%.3f, %.3f) does not belong to the zone of %s", p.X, p.Y, c.Name()),
		text("请检查带号前缀、坐标系与 X/Y 顺序", "check zone prefix, coordinate reference system and the order of X and Y"))
}

func empty() *problem.Problem {
	return refuse(codeEmpty,
		text("图形为空", "the geometry is empty"),
		text("请提交至少一个面", "submit at least one polygon"))
}

func malformed(format string, why bilingual.Text) *problem.Problem {
	return refuse(codeMalformed,
		textf("无法按 %[1]s 解析：%[2]s", "cannot be read as %[1]s: %[3]s", format, why.ZH, why.EN),
		text("请检查文件内容后重新提交", "check the contents and submit again"))
}

func tooLarge(what bilingual.Text, limit int) *problem.Problem {
	p := refuse(codeTooLarge,
		textf("图形过大：%[1]s超过上限 %[3]d", "the geometry is too large: more than the limit of %[3]d for %[2]s", what.ZH, what.EN, limit),
		text("请拆分后分批提交", "split it and submit the parts"))
	p.Class = problem.Limit
	return p
}

func notArea(kind string) *problem.Problem {
	return refuse(codeNotArea,
		textf("几何类型为 %s，这里只接受面（Polygon、MultiPolygon）", "the geometry is a %s; only Polygon and MultiPolygon are areas", kind),
		text("请提交面状图形", "submit polygons"))
}

func curve(kind string) *problem.Problem {
	return refuse(codeCurve,
		textf("几何类型为 %s：圆弧和曲线没有确定的界址点，不予接受", "the geometry is a %s: arcs and curves have no definite boundary points and are not accepted", kind),
		text("请在源软件中把曲线转为折线（例如 ST_CurveToLine）后提交", "turn curves into line strings in the source (for example ST_CurveToLine) and submit again"))
}

func dropped(what string) problem.Problem {
	p := refuse(codeDropped,
		textf("坐标带有 %s 值，未使用，仅保留平面坐标", "positions carry %s values; they are not used, only plane coordinates are kept", what),
		text("如需按标高判断，请填写标高属性", "state elevations as an attribute when they matter"))
	p.Severity = problem.Notice
	return *p
}

func wgs84() problem.Problem {
	p := refuse(codeWGS84,
		text("WGS 84 坐标按 CGCS2000 处理，两者相差可达分米", "WGS 84 degrees are taken as CGCS2000; the two may differ by decimetres"),
		text("用于界线工作时请提交 CGCS2000 坐标", "submit CGCS2000 coordinates for boundary work"))
	p.Severity = problem.Notice
	return *p
}

func twoSystems(stated, found string) *problem.Problem {
	return refuse(codeTwoSystems,
		textf("声明的坐标系 %s 与数据自带的 %s 不一致", "the stated system %s is not the one in the data, %s", stated, found),
		text("请确认坐标系后重新提交", "confirm the coordinate reference system and submit again"))
}
