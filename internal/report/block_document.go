package report

import "strings"

// flow gathers blocks.
type flow struct {
	tongue
	blocks []Block
}

// Blocks are the report in reading order.
func (d *Document) Blocks() []Block {
	if d.flow != nil {
		return d.flow
	}
	f := &flow{tongue: tongue(d.Language)}
	f.opening(d)
	for i := range d.Subjects {
		f.subject(&d.Subjects[i])
	}
	f.closing(d)
	return f.blocks
}

func (f *flow) add(all ...Block) {
	for _, b := range all {
		if said(b) {
			f.blocks = append(f.blocks, b)
		}
	}
}

// part adds a heading and what stands under it, or neither.
func (f *flow) part(h Heading, all ...Block) {
	before := len(f.blocks)
	f.blocks = append(f.blocks, h)
	if f.add(all...); len(f.blocks) == before+1 {
		f.blocks = f.blocks[:before]
	}
}

// table adds a table under its own title.
func (f *flow) table(level int, t Table) {
	h := Heading{Level: level, Text: t.Title}
	t.Title = ""
	f.part(h, t)
}

func (f *flow) opening(d *Document) {
	f.add(Heading{Level: 1, Text: d.Title, Code: d.Number}, Summary{d.Verdict, d.Conclusion})
	f.add(Paragraph{Alarm, d.Preview})
	f.table(2, d.overview())
	f.part(Heading{Level: 2, Text: f.say("检测信息", "The check")}, Facts(d.Head), d.Seal)
	f.table(2, d.log())
	if d.Changes != nil {
		f.part(Heading{Level: 2, Text: f.say("与上一次检测的差异", "Differences from the previous check")}, Paragraph{Plain, d.Changes.Sentence}, d.Changes.Table)
	}
}

// overview lists the subjects when there are several.
func (d *Document) overview() Table {
	say := tongue(d.Language).say
	t := Table{Title: say("地块一览", "Subjects"), Heads: []string{say("地块", "Subject"), say("计算面积", "Computed area"), say("结论", "Verdict")}}
	if len(d.Subjects) < 2 {
		return Table{}
	}
	for _, s := range d.Subjects {
		t.Rows = append(t.Rows, []string{s.Title, s.Facts[0].Value, s.Verdict.Word})
	}
	return t
}

// log is what was cleaned, repaired, refused or doubted on the way in.
func (d *Document) log() Table {
	say := tongue(d.Language).say
	t := Table{Title: say("读入记录：清理、修正与问题", "Log of reading: what was cleaned, corrected or refused"),
		Heads: []string{say("程度", "Severity"), say("代码", "Code"), say("位置", "Place"), say("内容", "Message"), say("怎么办", "What to do")}}
	for _, p := range d.Problems {
		t.Rows = append(t.Rows, []string{p.Severity, p.Code, orNothing(p.Where), p.Message, orNothing(p.Next)})
	}
	if len(t.Rows) == 0 {
		t.Note = say("读入时没有清理、修正或疑问。", "Nothing was cleaned, corrected or doubted on the way in.")
	}
	return t
}

func (f *flow) closing(d *Document) {
	f.part(Heading{Level: 2, Text: f.say("所需材料", "Documents needed"), Break: len(d.Subjects) > 1}, Facts(d.Documents))
	f.table(2, d.Editions)
	f.part(Heading{Level: 2, Text: f.say("规则集", "Rule sets")}, Facts(d.RuleSets))
	f.part(Heading{Level: 2, Text: f.say("说明与免责", "Limits and disclaimer")}, List(d.Limits))
	f.add(Signatures{f.say("经办人", "Operator"), f.say("复核人", "Reviewer"), f.say("日期", "Date")})
}

func (f *flow) subject(s *Subject) {
	f.add(Heading{Level: 2, Text: s.Title, Verdict: &s.Verdict, Anchor: s.Anchor, Break: true}, Paragraph{Lead, s.Conclusion})
	f.part(Heading{Level: 3, Text: f.say("分类结论", "Conclusion by class of rule")}, Facts(s.Classes))
	if s.Sketch != nil {
		f.add(s.Sketch)
	}
	f.part(Heading{Level: 3, Text: f.say("地块", "Subject")}, Facts(s.Facts))
	f.add(Heading{Level: 3, Text: f.say("图层检测情况", "Coverage of all layers")})
	for _, c := range s.Coverage {
		f.coverage(c)
	}
	f.add(Heading{Level: 3, Text: f.say("检测结果", "Findings")})
	if len(s.Findings) == 0 {
		f.add(Paragraph{Minor, f.say("没有需要判定的结果。", "Nothing to judge was found.")})
	}
	for i := range s.Findings {
		f.group(&s.Findings[i])
	}
	f.part(Heading{Level: 3, Text: f.say("两引擎复核", "Agreement of the engines")}, Facts(s.Agreement))
	if s.Suggestion != nil {
		f.part(Heading{Level: 3, Text: f.say("建议范围", "Suggested boundary")}, Paragraph{Plain, s.Suggestion.Sentence}, Facts(s.Suggestion.Facts))
	}
	for _, t := range s.Breakdowns {
		f.table(3, t)
	}
	f.table(3, s.Near)
	f.table(3, s.Appendix)
	f.table(3, s.Corners)
}

func (f *flow) coverage(c Coverage) {
	t := Table{Heads: []string{f.say("图层", "Layer"), f.say("版本与文号", "Edition"), f.say("覆盖地块", "Covers"), f.say("精度", "Accuracy"),
		f.say("重叠与占比", "Overlap"), f.say("结论", "Verdict")}}
	for _, l := range c.Layers {
		edition := l.Edition
		if l.Reason != "" {
			edition += f.say("；", "; ") + l.Reason
		}
		t.Rows = append(t.Rows, []string{l.Name + " " + l.Code, edition, l.Covered, l.Accuracy, orNothing(l.Overlap), l.Verdict.Word})
	}
	f.add(Heading{Level: 4, Text: c.Title, Code: countWord(len(c.Layers))})
	if len(t.Rows) == 0 {
		f.add(Paragraph{Minor, f.say("无", "none")})
		return
	}
	f.add(t)
}

func (f *flow) group(g *Group) {
	f.add(Heading{Level: 4, Text: g.Name, Code: g.Code, Verdict: &g.Verdict}, Facts(g.Totals))
	if g.Sketch != nil {
		f.add(g.Sketch)
	}
	for i := range g.Findings {
		f.add(f.card(&g.Findings[i]))
	}
	f.add(g.Plain)
}

func (f *flow) card(x *Finding) Card {
	c := Card{Verdict: x.Verdict, Rule: x.Rule, Rows: x.Measures, Doubt: x.Remark,
		What: strings.Join(filled(x.Feature, x.Zone, strings.Join(filled(x.Relation, x.Class), " · ")), "  ")}
	if x.Rule == "" {
		c.Rule, c.NoRule = f.say("本类送审对此无规则", "No rule speaks about this"), true
	}
	more := func(label string, values ...string) {
		if v := strings.Join(filled(values...), f.say("；", "; ")); v != "" {
			c.Rows = append(c.Rows, Row{label, v})
		}
	}
	more(f.say("依据", "Basis"), x.Basis...)
	more(f.say("所需材料", "Documents"), x.Documents...)
	more(f.say("处置", "Measure"), x.Action)
	small := []string{x.Agreement}
	if x.Doubt {
		c.Doubt, small = strings.Join(filled(x.Remark, x.Agreement), f.say("；", "; ")), nil
	}
	if x.RuleID != "" {
		small = append(small, f.say("规则 ", "rule ")+x.RuleID)
	}
	if x.Confidence != "" {
		small = append(small, f.say("规则可信度：", "confidence: ")+x.Confidence)
	}
	c.Small = strings.Join(filled(small...), " · ")
	return c
}
