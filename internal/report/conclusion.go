package report

import (
	"fmt"
	"strings"

	"onemap/internal/check"
)

// overall is the conclusion over all subjects.
func (b *builder) overall() string {
	counts := map[check.Verdict]int{}
	for _, s := range b.check.Subjects {
		counts[s.Verdict]++
	}
	return b.tally(len(b.check.Subjects), b.check.Check.Verdict, counts)
}

// tally counts subjects by verdict in one sentence.
func (b *builder) tally(subjects int, worst check.Verdict, counts map[check.Verdict]int) string {
	var parts []string
	for v := check.Prohibited; v >= check.Clear; v-- {
		if n := counts[v]; n > 0 {
			parts = append(parts, fmt.Sprintf(b.say("“%s”%d 个", "%s: %d"), b.verdict(v).Word, n))
		}
	}
	english := "%d subjects checked; the overall conclusion is “%s”. By subject: %s."
	if subjects == 1 {
		english = "%d subject checked; the conclusion is “%s”. By subject: %s."
	}
	return fmt.Sprintf(b.say("共检测 %d 个地块（矿权），总体结论为“%s”；其中%s。", english),
		subjects, b.verdict(worst).Word, strings.Join(parts, b.list()))
}

// conclude is the conclusion about one subject: the verdict and what it rests on.
func (b *builder) conclude(s *check.DocumentSubject) string {
	sentence := b.opening(s.Verdict)
	if deciding := b.deciding(s); len(deciding) > 0 {
		sentence += b.say("起决定作用的是：", " Decided by: ") + strings.Join(deciding, b.say("；", "; ")) + b.say("。", ".")
	}
	if open := b.unanswered(s, true); len(open) > 0 {
		sentence += b.say("未能给出答案、影响结论的图层：", " Layers without an answer that the conclusion needs: ") + strings.Join(open, b.list()) + b.say("。", ".")
	}
	if open := b.unanswered(s, false); len(open) > 0 {
		sentence += b.say("另有图层未检测或未完全覆盖地块，不影响结论但不等于没有限制：", " Other layers were not checked or do not cover the subject, which does not mean they set no limit: ") +
			strings.Join(open, b.list()) + b.say("。", ".")
	}
	return sentence
}

func (b *builder) opening(v check.Verdict) string {
	switch v {
	case check.Prohibited:
		return b.say("存在禁止性压占，按现行规定不得在此实施。", "There is prohibited ground: under the rules in force it may not be here.")
	case check.Undetermined:
		return b.say("必检图层未能全部给出答案，不能判定。", "Not every layer that must be asked gave an answer, so no conclusion is possible.")
	case check.Conditional:
		return b.say("存在有条件的压占，取得所列材料后方可实施；无材料则不予通过。", "It may be here only with the documents listed; without them it is refused.")
	case check.Confirm:
		return b.say("只有细碎重叠或存疑结果，须由办理人员核实界线。", "Only slivers or doubtful results were found: an officer must confirm the boundary.")
	case check.Note:
		return b.say("未见禁止或有条件的压占，有提示事项。", "Nothing prohibited or conditional was found; there are points to note.")
	}
	return b.say("必检图层均覆盖地块，未见冲突。", "Every required layer covers the subject and no conflict was found.")
}

// deciding names, per layer, what carries the subject's verdict.
func (b *builder) deciding(s *check.DocumentSubject) []string {
	var out []string
	if s.Verdict == check.Clear || s.Verdict == check.Undetermined {
		return nil
	}
	for _, l := range s.Layers {
		if l.Verdict != s.Verdict || l.State != check.LayerTouched {
			continue
		}
		out = append(out, b.layerName(l.Layer, l.Name)+b.extent(s, l))
	}
	return out
}

// extent says how much of the subject decides on a layer: the part outside it
// where that is what the rule forbids, else the part on it.
func (b *builder) extent(s *check.DocumentSubject, l check.DocumentLayer) string {
	for _, f := range s.Findings {
		if f.Layer == l.Layer && f.Verdict == s.Verdict && f.Relation == check.Outside {
			return b.say("，在其范围以外 ", ", outside it ") + squareMetres(f.Area) + b.say("，占地块 ", ", share ") + percent(f.ShareOfSubject)
		}
	}
	if l.Overlap == nil || *l.Overlap == 0 {
		return ""
	}
	return b.say("，重叠 ", ", overlap ") + squareMetres(*l.Overlap) + b.say("，占地块 ", ", share ") + percent(*l.Share)
}

// unanswered names the layers that did not answer for the whole subject: those
// the conclusion depends on, or the others.
func (b *builder) unanswered(s *check.DocumentSubject, counts bool) []string {
	var out []string
	for _, l := range s.Layers {
		open := l.State == check.LayerNotChecked || l.CoveredShare == nil || *l.CoveredShare < 1
		if open && l.Counts == counts {
			out = append(out, b.layerName(l.Layer, l.Name))
		}
	}
	return out
}
