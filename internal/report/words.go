package report

import (
	"fmt"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/style"
)

// tongue chooses words in one language.
type tongue bilingual.Language

func (t tongue) say(zh, en string) string {
	return bilingual.Text{ZH: zh, EN: en}.In(bilingual.Language(t))
}

func (t tongue) text(b bilingual.Text) string { return b.In(bilingual.Language(t)) }

// join puts clauses in a row.
func (t tongue) comma() string { return t.say("，", ", ") }

// list is the separator of a list.
func (t tongue) list() string { return t.say("、", ", ") }

// colon separates a label from what it labels.
func (t tongue) colon() string { return t.say("：", ": ") }

// stop ends a sentence.
func (t tongue) stop() string { return t.say("。", ".") }

// countWord is a number beside a title.
func countWord(n int) string { return fmt.Sprint(n) }

func countedFindings(t tongue, n int) string {
	if n == 1 {
		return t.say("1 项", "1 finding")
	}
	return fmt.Sprintf(t.say("%d 项", "%d findings"), n)
}

func (t tongue) verdict(v check.Verdict) Verdict {
	return Verdict{v.String(), t.text(v.Name()), style.Colour(v)}
}

func (t tongue) class(c check.Class) string {
	switch c {
	case check.Conflict:
		return t.say("重叠", "overlap")
	case check.Sliver:
		return t.say("细碎", "sliver")
	case check.Noise:
		return t.say("误差级", "noise")
	case check.Touch:
		return t.say("相接", "touch")
	case check.Near:
		return t.say("邻近", "near")
	}
	return string(c)
}

func (t tongue) relation(r check.Relation) string {
	switch r {
	case check.Overlap:
		return t.say("压占", "overlaps")
	case check.Touches:
		return t.say("边界相接", "touches the border")
	case check.Outside:
		return t.say("超出范围部分", "part outside the area it must lie in")
	case check.Within:
		return t.say("在规定距离内", "within the stated distance")
	case check.SamePlane:
		return t.say("平面重叠、标高不重叠", "same plane, different elevations")
	}
	return string(r)
}

func (t tongue) action(measure string) string {
	switch measure {
	case "exit":
		return t.say("列入退出清单", "put on the exit list")
	case "cut_out":
		return t.say("重叠部分应予避让（扣除）", "the overlapping part must be cut out")
	case "restore":
		return t.say("到期恢复", "restore afterwards")
	}
	return measure
}

func (t tongue) confidence(c string) string {
	switch c {
	case "high":
		return t.say("高", "high")
	case "medium":
		return t.say("中，须经办人核对条文", "medium: an officer should check the text")
	case "low":
		return t.say("低，须经办人核对条文", "low: an officer must check the text")
	}
	return c
}
