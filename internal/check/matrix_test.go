package check

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/layer"
	"onemap/schema"
)

const matrixFile = "../../docs/law.md"

const matrixHead = `# The law on one page

What ` + "`schema/rules`" + ` says about a subject that declares nothing, on %s, both packs together. Compare with the rule
table of the analysts; where a cell was in doubt, see ` + "`decisions/020-readings-of-the-rule-table.md`" + `.

P prohibited · C conditional on the documents named · ? an officer confirms · N note · OK found and listed, nothing follows ·
blank: the kind does not ask the layer, or no rule speaks · * a declared attribute changes the answer.

This page is written by ` + "`internal/check/matrix_test.go`" + ` (` + "`ONEMAP_BLESS=1`" + ` rewrites it) and cannot fall behind the rules.
`

// The matrix in docs/law.md is what the shipped rules answer.
func TestGoldenMatrixOfTheLaw(t *testing.T) {
	law, err := LoadLaw(schema.FS)
	require.NoError(t, err)
	page := law.matrix(someDay)
	if os.Getenv("ONEMAP_BLESS") == "1" {
		require.NoError(t, os.WriteFile(matrixFile, []byte(page), 0o644))
	}
	written, err := os.ReadFile(matrixFile)
	require.NoError(t, err)
	require.Equal(t, page, string(written))
}

func (l *Law) matrix(day layer.Date) string {
	var b strings.Builder
	fmt.Fprintf(&b, matrixHead, day)
	b.WriteString("\n| layer, zone, relation |")
	for _, k := range l.Kinds {
		fmt.Fprintf(&b, " %s |", k.Code)
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(l.Kinds)) + "\n")
	for _, code := range l.Layers.Codes() {
		for _, row := range l.matrixRows(code, day) {
			l.writeRow(&b, row)
		}
	}
	return b.String()
}

// matrixRows gives one row per zone, relation and state of a feature that the
// rules of a layer tell apart.
func (l *Law) matrixRows(code layer.Code, day layer.Date) []Judged {
	var rows []Judged
	seen := map[string]bool{}
	for _, r := range l.Rules("", code, day) {
		for _, zone := range l.zonesOf(r) {
			in := Judged{AsOf: day, Layer: code, Relation: r.Relation, Class: Conflict, Distance: r.Distance,
				Feature: &FeatureRef{Zone: zone}, FeatureAttributes: sampleFeature(r)}
			key := fmt.Sprint(zone, r.Relation, in.FeatureAttributes, in.Distance)
			if !seen[key] && l.anyoneSpeaks(in) {
				seen[key], rows = true, append(rows, in)
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b Judged) int { return strings.Compare(a.zone(), b.zone()) })
	return rows
}

// zonesOf gives the zones a rule speaks about, one empty one when it does not
// tell zones apart.
func (l *Law) zonesOf(r *Rule) []string {
	zones := l.Layers[r.Layer].Zones()
	switch {
	case len(zones) == 0 || r.Relation == Outside:
		return []string{""}
	case len(r.Zones) > 0:
		return r.Zones
	}
	return zones
}

// sampleFeature satisfies what a rule wants of the feature.
func sampleFeature(r *Rule) map[string]string {
	attributes := map[string]string{}
	for _, c := range r.When {
		if c.Feature != "" && !c.Not {
			attributes[c.Feature] = slices.Concat(c.In, c.Prefix)[0]
		}
	}
	return attributes
}

func (l *Law) anyoneSpeaks(in Judged) bool {
	return slices.ContainsFunc(l.Kinds, func(k KindDefinition) bool { return l.cell(in, k) != "" })
}

func (l *Law) writeRow(b *strings.Builder, in Judged) {
	d := l.Layers[in.Layer]
	fmt.Fprintf(b, "| %s %s", in.Layer, d.Name.ZH)
	if in.zone() != "" {
		fmt.Fprintf(b, " / %s", d.Zone.Names[in.zone()].ZH)
	}
	switch {
	case in.Relation == Within:
		fmt.Fprintf(b, ", within %g m", float64(in.Distance))
	case in.Relation == Outside:
		b.WriteString(", outside it")
	case in.Relation != Overlap:
		fmt.Fprintf(b, ", %s", in.Relation)
	}
	for field, value := range in.FeatureAttributes {
		fmt.Fprintf(b, ", %s = %s", field, value)
	}
	b.WriteString(" |")
	for _, k := range l.Kinds {
		fmt.Fprintf(b, " %s |", l.cell(in, k))
	}
	b.WriteString("\n")
}

// cell is the worst answer for a kind that declares nothing.
func (l *Law) cell(in Judged, k KindDefinition) string {
	in.Kind = k.Code
	all := l.Judge(in)
	if all[0].Rule == nil || !slices.Contains(k.Layers, in.Layer) {
		return ""
	}
	text := map[Verdict]string{Prohibited: "P", Conditional: "C", Confirm: "?", Note: "N", Clear: "OK"}[all[0].Verdict]
	if all[0].Verdict == Conditional {
		text += " " + strings.Join(all[0].Documents, " ")
	}
	if l.depends(all, in) {
		text += "*"
	}
	return text
}

// depends tells whether something declared could change the worst answer.
func (l *Law) depends(all []Judgement, in Judged) bool {
	for _, j := range all {
		if len(j.Rule.Unless) == 0 && j.Verdict == all[0].Verdict && !slices.ContainsFunc(j.Rule.When, func(c Condition) bool { return c.Attribute != "" }) {
			return false
		}
	}
	return true
}

func TestTextsAreInTheirLanguages(t *testing.T) {
	law := shippedLaw(t)
	han := func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x4e00 && r <= 0x9fff })
	}
	for _, p := range law.Packs {
		for _, r := range p.Rules {
			require.True(t, han(r.Title.ZH), r.ID)
			require.False(t, han(r.Title.EN), r.ID)
		}
	}
	for code, d := range law.Layers {
		require.True(t, han(d.Name.ZH) && !han(d.Name.EN), code)
		for _, f := range d.Fields {
			require.True(t, han(f.Name.ZH) && !han(f.Name.EN), "%s %s", code, f.Code)
		}
	}
}

func TestParseLawRefusesWhatItDidNotWrite(t *testing.T) {
	for _, content := range []string{"", "{}", "[]", `{"rules/kinds.yaml":"kinds: []"}`} {
		_, err := ParseLaw([]byte(content))
		require.Error(t, err, content)
	}
}
