package report

import (
	"fmt"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// Options say how a report is to read.
type Options struct {
	Language    bilingual.Language
	Definitions layer.Definitions // names of zones and how layers are drawn; may be nil
	Around      []Ground          // features in view for the sketch (Surroundings); may be nil
	Address     string            // public address of the stored check; empty when it is not stored or there is none
	Digest      string            // SHA-256 of the stored document, hex; empty when it is not stored
	Submission  *check.Submission // as handed in; nil when it is not at hand
	Previous    *Previous         // nil: nobody looked for an earlier check
}

// builder turns a written check into a Document.
type builder struct {
	tongue
	Options
	check  check.CheckDocument
	bounds []geometry.Bounds // of Around, so that many subjects need not ask again
}

// Of builds the report of a check just made. Zone names and drawing come from
// the law it was judged by unless the options carry their own.
func Of(c *check.Check, o Options) *Document {
	if o.Definitions == nil && c.Law != nil {
		o.Definitions = c.Law.Layers
	}
	return New(c.Document(), o)
}

func newBuilder(c check.CheckDocument, o Options) *builder {
	if o.Language != bilingual.English {
		o.Language = bilingual.Chinese
	}
	b := &builder{tongue: tongue(o.Language), Options: o, check: c}
	b.look(o.Around)
	return b
}

// look takes the features around.
func (b *builder) look(around []Ground) {
	b.Around, b.bounds = around, nil
	for _, g := range around {
		b.bounds = append(b.bounds, g.Shape.Bounds())
	}
}

// New builds the report of a written check, as stored.
func New(c check.CheckDocument, o Options) *Document {
	b := newBuilder(c, o)
	d := &Document{
		Language: b.Language, Number: c.Check.Number, Verdict: b.verdict(c.Check.Verdict),
		Title:      b.title(),
		Made:       Made(c),
		Head:       b.head(),
		Conclusion: b.overall(),
		Editions:   b.editions(),
		RuleSets:   b.ruleSets(),
		Documents:  b.documents(),
		Problems:   b.problems(),
		Changes:    b.changes(),
		Limits:     b.limits(),
		Seal:       b.seal(),
	}
	if c.Check.Preview {
		d.Preview = b.say("预检：只由一个计算引擎完成，未经第二引擎复核，不作为存档检测结果。",
			"Preview: computed by one engine only, not confirmed by the second, not a check of record.")
	}
	for i := range c.Subjects {
		d.Subjects = append(d.Subjects, b.subject(&c.Subjects[i]))
	}
	return d
}

func (b *builder) title() string {
	return b.say("国土空间规划“一张图”合规性检测报告", "One Map compliance report")
}

// systems says in which system the file came and in which areas are measured.
func (b *builder) systems(received string) string {
	of := b.say("面积按 CGCS2000 椭球面积计算", "areas measured on the CGCS2000 ellipsoid")
	if received == "" {
		return "CGCS2000 (EPSG:4490)" + b.comma() + of
	}
	return received + b.say(" → CGCS2000 (EPSG:4490)", " → CGCS2000 (EPSG:4490)") + b.comma() + of
}

func codes(all []layer.Code) []string {
	out := make([]string, len(all))
	for i, c := range all {
		out[i] = string(c)
	}
	return out
}

func orNothing(s string) string {
	if s == "" {
		return nothing
	}
	return s
}

func (b *builder) editions() Table {
	t := Table{Title: b.say("数据版本", "Editions used"), Heads: []string{b.say("图层", "Layer"), b.say("生效日期", "Effective"),
		b.say("文号", "Document"), b.say("版本", "Edition"), b.say("来源", "Source"), b.say("要素数", "Features"), "SHA-256"}}
	for _, e := range b.check.Check.Editions {
		features := fmt.Sprint(e.Features)
		if e.Refused > 0 {
			features += fmt.Sprintf(b.say("（另有 %d 个导入时被拒）", " (%d more refused at import)"), e.Refused)
		}
		t.Rows = append(t.Rows, []string{b.layerName(e.Layer, e.Name), orNothing(e.Effective.String()), orNothing(e.DocumentNo),
			fmt.Sprint(e.Edition), orNothing(e.Source), features, orNothing(e.SHA256)})
	}
	return t
}

// layerName is name and code of a layer.
func (b *builder) layerName(code layer.Code, name bilingual.Text) string {
	if d, ok := b.Definitions[code]; ok && name == (bilingual.Text{}) {
		name = d.Name
	}
	return strings.TrimSpace(b.text(name) + " " + string(code))
}

func (b *builder) ruleSets() []Row {
	var rows []Row
	for _, r := range b.check.Check.RuleSets {
		rows = append(rows, Row{r.ID, r.SHA256})
	}
	return rows
}

func (b *builder) documents() []Row {
	var rows []Row
	for _, d := range b.check.Documents {
		rows = append(rows, Row{d.Code, orNothing(b.text(d.Name))})
	}
	return rows
}

func (b *builder) limits() []string {
	return []string{
		b.say("本报告由系统自动生成，仅供辅助审查，不是审批、许可或规划意见；结论以主管部门办理人员核定为准。",
			"This report was generated automatically to assist review. It is no approval, permit or planning opinion; the competent officer decides."),
		b.say("只反映所列数据版本和规则在依据日期的情况；未列图层未检测，不等于没有限制。",
			"It reflects only the editions and rules listed, on the as-of day. A layer that is not listed was not checked, which does not mean it sets no limit."),
		b.say("面积为 CGCS2000 椭球面积，由未取整的平方米数一次取整：m² 两位、公顷四位、亩两位小数；找到的重叠即使很小也列出，以“<0.01”表示，不写作 0。",
			"Areas are ellipsoidal on CGCS2000, rounded once from unrounded square metres (m² 2, ha 4, mu 2 decimals). Whatever was found is listed, as “<0.01” if need be, never as 0."),
		b.say("宽度为 2×面积÷周长；按宽度和面积区分重叠、细碎和误差级，分类只影响处理方式，不隐藏任何结果。",
			"Width is twice the area divided by the perimeter. Overlaps, slivers and noise are told apart by width and area; the class changes the treatment and hides nothing."),
	}
}
