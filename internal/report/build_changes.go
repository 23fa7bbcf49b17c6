package report

import (
	"fmt"
	"slices"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// Previous is the check before this one of the same subjects.
type Previous struct {
	Document *check.CheckDocument // nil: there is none
}

// changes compares with the previous check; nil when nobody asked for it.
func (b *builder) changes() *Changes {
	switch {
	case b.Previous == nil:
		return nil
	case b.Previous.Document == nil:
		return &Changes{Sentence: b.say("存档中没有同一地块更早的检测。", "No earlier check of the same subjects is on record.")}
	}
	before := b.Previous.Document
	c := &Changes{Table: Table{Heads: []string{b.say("地块", "Subject"), b.say("项目", "What"), b.say("上一次", "Before"), b.say("本次", "Now")}}}
	b.compareEditions(&c.Table, before)
	for i := range b.check.Subjects {
		now := &b.check.Subjects[i]
		if old := sameSubject(before, now); old != nil {
			b.compareSubject(&c.Table, old, now)
		}
	}
	c.Sentence = fmt.Sprintf(b.say("上一次检测：%s，依据日期 %s。", "Previous check: %s, as of %s."), before.Check.Number, before.Check.AsOf)
	if len(c.Table.Rows) == 0 {
		c.Sentence += b.say("结论、重叠、数据版本和规则均无变化。", " Verdicts, overlaps, editions and rules are the same.")
	}
	return c
}

// sameSubject finds the subject with the same shape, else the same identity.
func sameSubject(d *check.CheckDocument, s *check.DocumentSubject) *check.DocumentSubject {
	var named *check.DocumentSubject
	for i := range d.Subjects {
		o := &d.Subjects[i]
		if same(o.Geometry, s.Geometry) {
			return o
		}
		if named == nil && s.ID != "" && o.ID == s.ID && o.Name == s.Name {
			named = o
		}
	}
	return named
}

func (b *builder) compareEditions(t *Table, before *check.CheckDocument) {
	all := b.say("全部", "all")
	for _, r := range b.check.Check.RuleSets {
		for _, o := range before.Check.RuleSets {
			if o.ID == r.ID && o.SHA256 != r.SHA256 {
				t.Rows = append(t.Rows, []string{all, b.say("规则集 ", "Rule set ") + r.ID, o.SHA256[:12] + "…", r.SHA256[:12] + "…"})
			}
		}
	}
	old := map[layer.Code]check.DocumentEdition{}
	for _, e := range before.Check.Editions {
		old[e.Layer] = e
	}
	for _, e := range b.check.Check.Editions {
		if o, ok := old[e.Layer]; !ok || o.Edition != e.Edition {
			t.Rows = append(t.Rows, []string{all, b.say("数据版本 ", "Edition of ") + b.layerName(e.Layer, e.Name), b.editionText(o, ok), b.editionText(e, true)})
		}
	}
}

func (b *builder) editionText(e check.DocumentEdition, known bool) string {
	if !known {
		return b.say("未检测", "not checked")
	}
	return e.Effective.String() + " " + e.DocumentNo + " #" + fmt.Sprint(e.Edition)
}

func (b *builder) compareSubject(t *Table, old, now *check.DocumentSubject) {
	add := func(what, before, after string) {
		if before != after {
			t.Rows = append(t.Rows, []string{b.subjectTitle(now), what, before, after})
		}
	}
	add(b.say("结论", "Verdict"), b.verdict(old.Verdict).Word, b.verdict(now.Verdict).Word)
	add(b.say("计算面积", "Computed area"), squareMetres(old.Area), squareMetres(now.Area))
	if !same(old.Geometry, now.Geometry) {
		add(b.say("界线", "Boundary"), fmt.Sprintf(b.say("%d 点", "%d vertices"), old.Geometry.Vertices()), fmt.Sprintf(b.say("已改变，%d 点", "changed, %d vertices"), now.Geometry.Vertices()))
	}
	before := map[layer.Code]string{}
	for _, l := range old.Layers {
		before[l.Layer] = b.layerState(l)
	}
	for _, l := range now.Layers {
		was, ok := before[l.Layer]
		if !ok {
			was = b.say("未检测", "not checked")
		}
		add(b.layerName(l.Layer, l.Name), was, b.layerState(l))
	}
}

// layerState is the answer of a layer in a few words.
func (b *builder) layerState(l check.DocumentLayer) string {
	words := b.layerVerdict(l).Word
	if l.Overlap != nil && *l.Overlap > 0 {
		words += b.comma() + squareMetres(*l.Overlap)
	}
	return words
}

// same tells whether two canonical shapes are equal, vertex by vertex.
func same(a, b geometry.Shape) bool {
	axy, arings, apolys := a.Flat()
	bxy, brings, bpolys := b.Flat()
	return slices.Equal(axy, bxy) && slices.Equal(arings, brings) && slices.Equal(apolys, bpolys)
}
