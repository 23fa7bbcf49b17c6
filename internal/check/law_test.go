package check

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"onemap/schema"
)

func shippedLaw(t *testing.T) *Law {
	t.Helper()
	law, err := LoadLaw(schema.FS)
	require.NoError(t, err)
	return law
}

func TestLawSurvivesStorage(t *testing.T) {
	law := shippedLaw(t)
	again, err := ParseLaw(law.Content())
	require.NoError(t, err)
	require.Equal(t, law.Content(), again.Content())
	require.Equal(t, law.RuleSets(), again.RuleSets())
	require.Len(t, again.Rules("", "", someDay), len(law.Rules("", "", someDay)))
}

func TestLawNamesItsParts(t *testing.T) {
	var ids []string
	for _, s := range shippedLaw(t).RuleSets() {
		ids = append(ids, s.ID)
		require.Len(t, s.SHA256, 64)
	}
	require.Equal(t, []string{"national", "yiyuan-2018", "tolerance", "vocabulary", "layers"}, ids)
}

// Every column of domain 7.3 is spoken about by some rule, and every kind of
// domain 7.2 is there.
func TestLawKnowsEveryKind(t *testing.T) {
	law := shippedLaw(t)
	for _, k := range []Kind{"CON", "BAT", "LIN", "MNO", "MNS", "MGW", "MRE", "EXN", "EXR", "MEX", "TMP", "FAG"} {
		_, ok := law.Kind(k)
		require.True(t, ok, k)
		require.NotEmpty(t, law.Rules(k, "STBHHX", someDay), k)
		require.NotEmpty(t, law.Rules(k, "YJJBNTTB", someDay), k)
	}
}

func TestLawCitesTheCountyPlan(t *testing.T) {
	cited := map[string]bool{}
	for _, p := range shippedLaw(t).Packs {
		for _, r := range p.Rules {
			for _, b := range r.Basis {
				if p.ID == "yiyuan-2018" && b.Document == "源政发〔2018〕17号" {
					cited[b.Article] = true
				}
			}
		}
	}
	require.Contains(t, cited, "二(五)4")
	require.Contains(t, cited, "二(一)1")
}

// Every layer and zone that domain 7.3 lists is spoken about, so that no row
// of the table can be lost in silence.
func TestLawSpeaksAboutEveryZone(t *testing.T) {
	law := shippedLaw(t)
	for _, code := range law.Layers.Codes() {
		rules := law.Rules("", code, someDay)
		if len(rules) == 0 {
			continue
		}
		for _, zone := range law.Layers[code].Zones() {
			spoken := false
			for _, r := range rules {
				spoken = spoken || r.Speaks(r.Kinds[0], zone, r.Relation, someDay)
			}
			require.True(t, spoken || code == "PDT" && zone != "5", "%s %s", code, zone)
		}
	}
}

// The red line of the first laws had a field "zone". No such law is published
// again, but checks that were judged by one are repeated.
func TestALawOnRecordIsReadThoughItMayNoLongerBePublished(t *testing.T) {
	files := fstest.MapFS{}
	for name, text := range shippedLaw(t).texts {
		if name == "layers/STBHHX.yaml" {
			text = strings.NewReplacer("field: FQMC", "field: zone", "code: FQMC,", "code: zone,", "aliases: [zone, ", "aliases: [FQMC, ").Replace(text)
			require.Contains(t, text, "code: zone,")
		}
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	_, err := LoadLaw(files)
	require.ErrorContains(t, err, "field zone")
	old, err := readLaw(files)
	require.NoError(t, err)
	again, err := ParseLaw(old.Content())
	require.NoError(t, err)
	require.Equal(t, old.RuleSets(), again.RuleSets())
}
