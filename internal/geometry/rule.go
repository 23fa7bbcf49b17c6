package geometry

import (
	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// Rule names the rule of validity a shape breaks (OGC 06-103r4 6.1.11 and
// 6.1.14). It is the Cause of the problem, so errors.As finds it.
type Rule string

// The rules.
const (
	TooFewPoints         Rule = "too-few-points"
	Unclosed             Rule = "unclosed-ring"
	Spike                Rule = "spike"
	SelfIntersection     Rule = "self-intersection"
	SelfTouch            Rule = "self-touch"
	RingsCross           Rule = "rings-cross"
	RingsShareEdge       Rule = "rings-share-edge"
	HoleOutsideShell     Rule = "hole-outside-shell"
	NestedHoles          Rule = "nested-holes"
	DisconnectedInterior Rule = "disconnected-interior"
	PartsOverlap         Rule = "parts-overlap"
	PartsShareEdge       Rule = "parts-share-edge"
	OffGrid              Rule = "off-grid"
	TooIntricate         Rule = "too-intricate" // given up, not judged
)

// Error makes a Rule the cause of a problem.
func (r Rule) Error() string { return string(r) }

// broken describes a broken rule at a place given in nano-degrees.
func broken(rule Rule, x, y float64) *problem.Problem {
	code, message := rule.words()
	p := refuse(code, message, rule.next())
	p.Place = &problem.Place{Lon: x / PerDegree, Lat: y / PerDegree}
	p.Cause = rule
	if rule == TooIntricate {
		p.Class, p.Place = problem.Limit, nil
	}
	return p
}

func (r Rule) words() (string, bilingual.Text) {
	switch r {
	case TooFewPoints:
		return codeFewPoints, text("环的不同点少于三个", "a ring has fewer than three distinct points")
	case Unclosed:
		return codeUnclosed, text("环没有闭合：末点与首点不同", "a ring is not closed: its last point is not its first")
	case Spike:
		return codeSelf, text("环原路折返（尖刺），围不成面", "a ring runs back along itself (a spike) and encloses nothing there")
	case SelfIntersection:
		return codeSelf, text("环自相交", "a ring crosses itself")
	case SelfTouch:
		return codeSelf, text("环与自身在一点相接", "a ring touches itself at a point")
	case RingsCross:
		return codeRings, text("同一面的两个环相交", "two rings of one polygon cross")
	case RingsShareEdge:
		return codeRings, text("同一面的两个环共边", "two rings of one polygon share part of an edge")
	case HoleOutsideShell:
		return codeHoleOutside, text("内环不在外环之内", "a hole lies outside its shell")
	case NestedHoles:
		return codeRings, text("内环套在另一内环之中", "a hole lies inside another hole")
	case DisconnectedInterior:
		return codeDisconnected, text("环在多点相接，面的内部被隔断", "rings touch at several points and cut the interior in two")
	case PartsOverlap:
		return codeRings, text("多部分图形的各部分互相重叠", "parts of the multipolygon overlap")
	case PartsShareEdge:
		return codeRings, text("多部分图形的两个部分共边，应合并为一个面", "two parts of the multipolygon share an edge; they are one polygon")
	case TooIntricate:
		return codeTooLarge, text("图形过于复杂，无法在合理时间内检查有效性", "the geometry is too intricate to test its validity in reasonable time")
	}
	return codeOffGrid, text("顶点不在 1e-9 度格网上", "a vertex is not on the grid of 1e-9 degree")
}

func (r Rule) next() bilingual.Text {
	switch r {
	case OffGrid:
		return text("请先规范化图形", "canonicalise the shape first")
	case TooIntricate:
		return text("请拆分后分批提交", "split it and submit the parts")
	case TooFewPoints, Unclosed: // no repair knows what is missing
		return text("请在该处修正图形后重新提交", "correct the geometry there and submit again")
	}
	return text("请在该处修正图形后重新提交，或明确要求修复", "correct the geometry there and submit again, or ask for a repair")
}

func fewPoints(xy []float64) error { return at(TooFewPoints, xy) }

func unclosed(xy []float64) error { return at(Unclosed, xy) }

// at breaks a rule at the first vertex of a ring, if it has one.
func at(rule Rule, xy []float64) error {
	if len(xy) >= 2 {
		return broken(rule, xy[0], xy[1])
	}
	p := broken(rule, 0, 0)
	p.Place = nil
	return p
}
