package geometry

import (
	"fmt"
	"math"

	"onemap/internal/problem"
)

// rounded brings a shape to the grid and turns its rings the canonical way.
// Points that become equal to the one before are left out; rings that become a
// point or a line are left out too, which collapsed tells.
func (s Shape) rounded() (on Shape, collapsed bool) {
	for _, span := range s.Polygons() {
		for i := span[0]; i < span[1]; i++ {
			from := len(on.xy)
			on.xy = appendDistinct(on.xy, roundedRing(s.Ring(i)))
			if len(on.xy)-from < 8 {
				on.xy, collapsed = on.xy[:from], true
				if i == span[0] {
					break // no shell, no polygon
				}
				continue
			}
			orientRing(on.xy[from:], i == span[0])
			on.rings = append(on.rings, int32(len(on.xy)/2))
		}
		if n := len(on.polys); len(on.rings) > 0 && (n == 0 || int(on.polys[n-1]) < len(on.rings)) {
			on.polys = append(on.polys, int32(len(on.rings)))
		}
	}
	return on, collapsed
}

func roundedRing(ring []float64) []float64 {
	to := make([]float64, len(ring))
	for i, v := range ring {
		to[i] = math.Round(v) + 0 // no negative zero
	}
	return to
}

func renodedNotice(before, after SquareMetres, why error) problem.Problem {
	p := refuse(codeRenoded,
		textf("图形在 1e-9 度格网上重新连接节点，面积由 %s 平方米变为 %s 平方米", "re-noded on the grid of 1e-9 degree; the area goes from %s m² to %s m²", precise(before), precise(after)),
		text("原图形有小于 0.1 毫米的缝隙或环，一般无需处理", "the geometry holds gaps or rings under 0.1 mm; usually nothing needs to be done"))
	p.Severity = problem.Notice
	return *placed(p, why)
}

func repairedNotice(before, after SquareMetres, why error) problem.Problem {
	p := refuse(codeRepaired,
		textf("图形按要求做了修复，面积由 %s 平方米变为 %s 平方米", "repaired as asked for; the area goes from %s m² to %s m²", precise(before), precise(after)),
		text("请核对修复后的图形", "check the repaired geometry"))
	if b, ok := problem.As(why); ok {
		p.Message.ZH += "；原因：" + b.Message.ZH
		p.Message.EN += "; reason: " + b.Message.EN
	}
	p.Severity = problem.Warning
	return *placed(p, why)
}

func collapsedOnGrid(before, after SquareMetres, why error) error {
	return placed(refuse(codeCollapsed,
		textf("图形在 1e-9 度（约 0.1 毫米）格网上无法保持：面积由 %s 平方米变为 %s 平方米", "the geometry does not survive the grid of 1e-9 degree (about 0.1 mm): the area goes from %s m² to %s m²", precise(before), precise(after)),
		text("请删除宽度小于 0.1 毫米的部分后重新提交", "remove what is thinner than 0.1 mm and submit again")), why)
}

// placed takes the place and rule of another problem.
func placed(p *problem.Problem, why error) *problem.Problem {
	if b, ok := problem.As(why); ok {
		p.Place, p.Cause = b.Place, b.Cause
	}
	return p
}

func precise(a SquareMetres) string { return fmt.Sprintf("%.4f", float64(a)) }
