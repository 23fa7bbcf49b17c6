package layer_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/schema"
)

func TestFeature(t *testing.T) {
	all := shipped(t)
	for _, c := range []struct {
		name       string
		code       layer.Code
		attributes map[string]string
		zone       string
		problems   []string
	}{
		{"zone by its own column", "STBHHX", map[string]string{"BSM": "1", "zone": "核心保护区"}, "core", nil},
		{"zone by an older column", "STBHHX", map[string]string{"bsm": "1", "fqmc": "一般控制区"}, "general", nil},
		{"zone by the fallback name", "CZKFBJ", map[string]string{"BSM": "1", "GHFQDM": "999", "GHFQMC": "弹性发展区"}, "elastic", nil},
		{"zone by its English name", "YYSSYD", map[string]string{"id": "1", "name": "井", "zone": "Grade 2 area"}, "grade2", nil},
		{"field by its Chinese name", "SLGC", map[string]string{"标识码": "1", "工程名称": "甲库", "范围类型": "管理范围"}, "management", nil},
		{"zone not known", "STBHHX", map[string]string{"BSM": "1", "zone": "三区"}, "", []string{"A04"}},
		{"identifier missing", "SQLX", map[string]string{"MC": "甲"}, "", []string{"A06"}},
		{"required field missing", "SQLX", map[string]string{"BSM": "1"}, "", []string{"A01"}},
		{"value not in the list", "LSKS", map[string]string{"BSM": "1", "KSMC": "甲", "KSGM": "巨型"}, "", []string{"A02"}},
		{"number that is none", "SQLX", map[string]string{"BSM": "1", "MC": "甲", "MJ": "一"}, "", []string{"A03"}},
		{"text too long", "SQLX", map[string]string{"BSM": "1234567890123456789", "MC": "甲"}, "", []string{"A03"}},
		{"elevation upside down", "CKQ", map[string]string{"XKZH": "C1", "CSSX": "10", "CSXX": "20"}, "", []string{"A05"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, problems := all[c.code].Feature(4, c.attributes, geometry.Shape{})
			require.Equal(t, c.zone, f.Zone)
			var codes []string
			for _, p := range problems {
				require.True(t, p.Message.Complete() && p.Next.Complete(), p.Code)
				require.Equal(t, 5, p.Row)
				codes = append(codes, p.Code)
			}
			require.Equal(t, c.problems, codes)
		})
	}
}

func TestFeatureTakesOlderFieldCodes(t *testing.T) {
	f, problems := shipped(t)["CKQ"].Feature(0, map[string]string{"XKZH": " C3703 ", "KSMC": "甲矿", "BGSX": "380", "BGXX": "310", "own": "x"}, geometry.Shape{})
	require.Empty(t, problems)
	require.Equal(t, "C3703", f.ID)
	require.Equal(t, "甲矿", f.Name)
	require.Equal(t, &layer.Elevation{Top: 380, Bottom: 310}, f.Elevation)
	require.Equal(t, "x", f.Attributes["own"], "what is not known is kept")
}

func square(t *testing.T, west float64) geometry.Shape {
	t.Helper()
	s, err := geometry.FromDegrees([][][]geometry.Position{{{
		{X: west, Y: 36}, {X: west + 0.001, Y: 36}, {X: west + 0.001, Y: 36.001}, {X: west, Y: 36.001}, {X: west, Y: 36}}}})
	require.NoError(t, err)
	return s
}

func feature(t *testing.T, ordinal int, id string, west float64) layer.Feature {
	s := square(t, west)
	return layer.Feature{Ordinal: ordinal, ID: id, Attributes: map[string]string{"MC": id}, Shape: s, Area: s.Area()}
}

func TestDiff(t *testing.T) {
	a := []layer.Feature{feature(t, 0, "same", 118), feature(t, 1, "gone", 118.1), feature(t, 2, "moved", 118.2), feature(t, 3, "renamed", 118.3)}
	b := []layer.Feature{feature(t, 0, "renamed", 118.3), feature(t, 1, "moved", 118.25), feature(t, 2, "same", 118), feature(t, 3, "new", 118.4)}
	b[0].Attributes = map[string]string{"MC": "other", "BZ": "note"}
	d := layer.Diff(a, b)
	require.Equal(t, []string{"new"}, ids(d.Added))
	require.Equal(t, []string{"gone"}, ids(d.Removed))
	require.Len(t, d.Changed, 2)
	require.Equal(t, []string{"BZ", "MC"}, d.Changed[0].Attributes)
	require.False(t, d.Changed[0].Moved)
	require.True(t, d.Changed[1].Moved)
	require.Empty(t, layer.Diff(a, a).Changed)
}

func ids(features []layer.Feature) []string {
	var out []string
	for _, f := range features {
		out = append(out, f.ID)
	}
	return out
}

func TestHashTellsEveryChange(t *testing.T) {
	plain := []layer.Feature{feature(t, 0, "a", 118), feature(t, 1, "b", 118.1)}
	seen := map[string]string{layer.Hash(plain): "plain", layer.Hash(nil): "nothing"}
	for name, change := range map[string]func([]layer.Feature){
		"order":     func(f []layer.Feature) { f[0], f[1] = f[1], f[0] },
		"place":     func(f []layer.Feature) { f[0].Shape = square(t, 118.000000001) },
		"attribute": func(f []layer.Feature) { f[0].Attributes = map[string]string{"MC": "x"} },
		"shifted":   func(f []layer.Feature) { f[0].ID, f[0].Name = "", "a" },
		"elevation": func(f []layer.Feature) { f[1].Elevation = &layer.Elevation{} },
	} {
		changed := []layer.Feature{plain[0], plain[1]}
		change(changed)
		sum := layer.Hash(changed)
		require.NotContains(t, seen, sum, "%s hashes like %s", name, seen[sum])
		seen[sum] = name
	}
	require.Equal(t, layer.Hash(plain), layer.Hash([]layer.Feature{plain[0], plain[1]}))
}

func TestStandardPrefersTheStandardCode(t *testing.T) {
	d := shipped(t)["CKQ"]
	require.Equal(t, map[string]string{"XKZH": "C1", "BSM": "7"}, d.Standard(map[string]string{"XKZH": "C1", "BSM": "7"}))
	require.Equal(t, map[string]string{"XKZH": "7", "id": "8"}, d.Standard(map[string]string{"BSM": " 7", "id": "8"}))
}

func BenchmarkFeature(b *testing.B) {
	all, err := layer.LoadDefinitions(schema.FS)
	require.NoError(b, err)
	d, attributes := all["DLTB"], map[string]string{}
	for _, f := range d.Fields {
		attributes[f.Code] = "1"
	}
	b.ReportAllocs()
	for b.Loop() {
		d.Feature(0, attributes, geometry.Shape{})
	}
}
