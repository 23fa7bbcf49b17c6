package check

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/layer"
)

var someDay = layer.NewDate(2026, time.November, 25)

func TestJudge(t *testing.T) {
	law := shippedLaw(t)
	for _, c := range []struct {
		name       string
		in         Judged
		zone       string
		feature    map[string]string
		attributes map[string]string
		verdict    Verdict
		documents  []string
	}{
		{name: "construction on farmland is prohibited", in: on("CON", "YJJBNTTB"), verdict: Prohibited},
		{name: "a national key project needs D3", in: on("CON", "YJJBNTTB"), attributes: map[string]string{"project_class": "国家重大项目"},
			verdict: Conditional, documents: []string{"D3"}},
		{name: "a batch may not take farmland whatever it is", in: on("BAT", "YJJBNTTB"), attributes: map[string]string{"project_class": "national_key"}, verdict: Prohibited},
		{name: "limited activity in the red line needs D1", in: on("CON", "STBHHX"), zone: "general", attributes: map[string]string{"limited_activity": "是"},
			verdict: Conditional, documents: []string{"D1"}},
		{name: "limited activity does not help in the core", in: on("CON", "STBHHX"), zone: "core", attributes: map[string]string{"limited_activity": "yes"}, verdict: Prohibited},
		{name: "an unknown zone is judged as the strictest", in: on("CON", "STBHHX"), attributes: map[string]string{"limited_activity": "yes"}, verdict: Prohibited},
		{name: "chromium may be mined in the red line on conditions", in: on("MNS", "STBHHX"), zone: "general", attributes: map[string]string{"mineral": "铬铁矿"},
			verdict: Conditional, documents: []string{"D1"}},
		{name: "iron may not", in: on("MNS", "STBHHX"), zone: "general", attributes: map[string]string{"mineral": "铁矿"}, verdict: Prohibited},
		{name: "the county closes reserves to chromium as well", in: on("MNS", "ZRBHQ"), zone: "general", attributes: map[string]string{"mineral": "铬"}, verdict: Prohibited},
		{name: "exploration of an undeclared mineral counts as non-strategic", in: on("EXN", "YJJBNTTB"), verdict: Prohibited},
		{name: "existing farm facility stays, an officer confirms", in: on("FAG", "STBHHX"), zone: "general", attributes: map[string]string{"existing_scale": "yes"}, verdict: Confirm},
		{name: "a crop facility that keeps the plough layer is noted, an officer confirms", in: on("FAG", "YJJBNTTB"),
			attributes: map[string]string{"breaks_plough_layer": "否", "facility": "crop"}, verdict: Confirm},
		{name: "livestock on farmland is prohibited", in: on("FAG", "YJJBNTTB"), attributes: map[string]string{"breaks_plough_layer": "no", "facility": "畜禽养殖"}, verdict: Prohibited},
		{name: "dry land needs replacement", in: on("CON", "DLTB"), feature: map[string]string{"DLBM": "0103"}, verdict: Conditional, documents: []string{"D6"}},
		{name: "an orchard does not", in: on("CON", "DLTB"), feature: map[string]string{"DLBM": "0201"}, verdict: Clear},
		{name: "a right over another holder's is prohibited", in: on("MNO", "CKQ"), attributes: map[string]string{"holder": "甲"}, feature: map[string]string{"SQR": "乙"}, verdict: Prohibited},
		{name: "over one's own it needs an agreement", in: on("MNO", "CKQ"), attributes: map[string]string{"SQR": "甲"}, feature: map[string]string{"SQR": "甲"},
			verdict: Conditional, documents: []string{"D17"}},
		{name: "urban use outside the boundary is prohibited", in: outsideOf("CON", "CZKFBJ"), verdict: Prohibited},
		{name: "a single site outside needs D8", in: outsideOf("CON", "CZKFBJ"), attributes: map[string]string{"siting": "single_site"}, verdict: Conditional, documents: []string{"D8"}},
		{name: "livestock water discharge in grade 2", in: on("FAG", "YYSSYD"), zone: "grade2", attributes: map[string]string{"facility": "livestock"}, verdict: Prohibited},
		{name: "water-works land is never permanent basic farmland", in: on("PBF", "SLGC"), zone: "management", verdict: Prohibited},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.in.Attributes, c.in.FeatureAttributes = c.attributes, c.feature
			if c.in.Relation == Overlap {
				c.in.Feature = &FeatureRef{ID: "f", Zone: c.zone}
			}
			got := law.Judge(c.in)[0]
			require.Equal(t, c.verdict, got.Verdict)
			require.Equal(t, c.documents, got.Documents)
		})
	}
}

func on(kind Kind, code layer.Code) Judged {
	return Judged{Kind: kind, Layer: code, AsOf: someDay, Relation: Overlap, Class: Conflict}
}

func outsideOf(kind Kind, code layer.Code) Judged {
	return Judged{Kind: kind, Layer: code, AsOf: someDay, Relation: Outside, Class: Conflict}
}

func TestJudgeLimitsByClass(t *testing.T) {
	law := shippedLaw(t)
	for _, c := range []struct {
		code  layer.Code
		class Class
		want  Verdict
	}{
		{"STBHHX", Sliver, Confirm}, {"STBHHX", Noise, Confirm}, {"STBHHX", Touch, Clear},
		{"YJJBNTTB", Sliver, Confirm}, {"YJJBNTTB", Noise, Confirm}, {"YJJBNTTB", Touch, Clear},
		{"WWBH", Sliver, Confirm}, {"WWBH", Noise, Clear}, {"WWBH", Touch, Clear}, {"WWBH", Conflict, Prohibited},
	} {
		in := on("CON", c.code)
		in.Class, in.Feature = c.class, &FeatureRef{Zone: map[layer.Code]string{"STBHHX": "core", "WWBH": "protection"}[c.code]}
		require.Equal(t, c.want, law.Judge(in)[0].Verdict, "%s %s", c.code, c.class)
	}
}

func TestJudgeAtDepth(t *testing.T) {
	law := shippedLaw(t)
	in := on("MNO", "CKQ")
	in.SubjectElevation = &layer.Elevation{Top: 100, Bottom: 50}
	in.Feature = &FeatureRef{Elevation: &layer.Elevation{Top: 50, Bottom: 0}}
	got := law.Judge(in)[0]
	require.Equal(t, SamePlane, got.Relation)
	require.Equal(t, Conditional, got.Verdict)
	in.Feature.Elevation.Top = 51
	got = law.Judge(in)[0]
	require.Equal(t, Overlap, got.Relation)
	require.Equal(t, Prohibited, got.Verdict)
}

func TestJudgeByDate(t *testing.T) {
	law := shippedLaw(t)
	in := on("CON", "YJJBNTTB")
	in.Feature = &FeatureRef{}
	in.AsOf = layer.NewDate(2025, time.September, 30)
	require.Equal(t, "national/pbf/construction-2019", law.Judge(in)[0].Rule.ID)
	in.AsOf = layer.NewDate(2025, time.October, 1)
	require.Equal(t, "national/pbf/construction", law.Judge(in)[0].Rule.ID)
	in.AsOf = layer.NewDate(2019, time.January, 2)
	got := law.Judge(in)[0]
	require.Nil(t, got.Rule)
	require.Equal(t, Confirm, got.Verdict, "an officer confirms even where no rule was in force")
}

func TestClassify(t *testing.T) {
	law := shippedLaw(t)
	require.Equal(t, Touch, law.Classify("STBHHX", 0, 0))
	require.Equal(t, Noise, law.Classify("STBHHX", 0.9, 0.04))
	require.Equal(t, Sliver, law.Classify("STBHHX", 0.9, 0.05), "noise needs both limits")
	require.Equal(t, Sliver, law.Classify("STBHHX", 9.99, 3))
	require.Equal(t, Sliver, law.Classify("STBHHX", 500, 0.49))
	require.Equal(t, Conflict, law.Classify("STBHHX", 10, 0.5))
}
