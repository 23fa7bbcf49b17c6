package report

import (
	"fmt"
	"slices"
	"strconv"
)

// deciding is a rule that carries verdicts, and the layer it speaks about.
type deciding struct{ rule, layer string }

// ruleTable counts the subjects each rule decides and numbers the rules, so
// that a row of the ranked table can name its rule in two letters.
func (r *batchReport) ruleTable() (Table, map[deciding]string) {
	counts := map[deciding]int{}
	var order []deciding
	for _, row := range r.rows {
		if d := (deciding{row.rule, row.layer}); row.layer != "" {
			if counts[d]++; counts[d] == 1 {
				order = append(order, d)
			}
		}
	}
	slices.SortStableFunc(order, func(a, b deciding) int { return counts[b] - counts[a] })
	t := Table{Title: r.say("起决定作用的规则", "Rules that decide"), Heads: []string{r.say("代号", "Sign"), r.say("规则", "Rule"), r.say("图层", "Layer"), r.say("地块数", "Subjects")}}
	numbers := map[deciding]string{}
	for i, d := range order {
		numbers[d] = fmt.Sprintf("R%d", i+1)
		t.Rows = append(t.Rows, []string{numbers[d], orNothing(d.rule), d.layer, strconv.Itoa(counts[d])})
	}
	return t, numbers
}

// rankedTable lists every subject, the worst first.
func (r *batchReport) rankedTable(numbers map[deciding]string) Table {
	t := Table{Title: r.say("全部地块，最严重的在前", "All subjects, worst first"), Heads: []string{r.say("名次", "Rank"), r.say("序号", "No."), r.say("编号", "Id"), r.say("名称", "Name"),
		r.say("结论", "Verdict"), r.say("计算面积 m²", "Area, m²"), r.say("决定面积 m²", "Deciding, m²"), r.say("图层", "Layer"), r.say("规则", "Rule"), r.say("发现数", "Findings")}}
	for i, row := range r.rows {
		t.Rows = append(t.Rows, []string{strconv.Itoa(i + 1), strconv.Itoa(row.ordinal), orNothing(row.id), orNothing(row.name), r.builder.verdict(row.verdict).Word,
			bare(row.area, 2), bare(row.decisive, 2), orNothing(string(row.code)), orNothing(numbers[deciding{row.rule, row.layer}]), strconv.Itoa(row.findings)})
	}
	t.Note = r.say("决定面积是带有该结论的最大一处面积；规则代号见“起决定作用的规则”。", "The deciding area is the largest one with the verdict; signs of rules are those of the table above.")
	return t
}
