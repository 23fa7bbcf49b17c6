package check_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
)

// oneRule is a law with one rule; tests spoil it.
const oneRule = `
pack: national
name: {zh: 国家, en: National}
rules:
  - id: national/a
    title: {zh: 甲, en: A}
    effective: {from: 2020-01-01}
    kinds: [CON]
    layer: RED
    zones: [core]
    relation: overlap
    verdict: prohibited
    unless: {attribute: project_class, in: [national_key], verdict: conditional, documents: [D3]}
    basis: [{document: 某法}]
    confidence: high
`

func lawOf(pack string) (*check.Law, error) {
	return check.LoadLaw(fstest.MapFS{
		"rules/kinds.yaml": {Data: []byte(kindsText)}, "rules/tolerance.yaml": {Data: []byte(toleranceText)},
		"rules/documents.yaml": {Data: []byte(documentsText)}, "rules/minerals.yaml": {Data: []byte(mineralsText)},
		"rules/national.yaml": {Data: []byte(pack)},
		"layers/RED.yaml":     {Data: []byte(layerText("RED", "zone: {field: MC, names: {core: {zh: 核心, en: core}, general: {zh: 一般, en: general}}}\n"))},
		"layers/PBF.yaml":     {Data: []byte(layerText("PBF", ""))}, "layers/UDB.yaml": {Data: []byte(layerText("UDB", ""))},
		"layers/ROAD.yaml": {Data: []byte(layerText("ROAD", ""))}, "layers/CKQ.yaml": {Data: []byte(layerText("CKQ", ""))},
	})
}

func TestLoadLawIsStrict(t *testing.T) {
	_, err := lawOf(oneRule)
	require.NoError(t, err)
	for name, c := range map[string]struct{ old, new, says string }{
		"ErrUnknownKey":                 {"layer: RED", "layer: RED\n    layr: RED", "layr"},
		"ErrUnknownKeyInException":      {"verdict: conditional,", "verdict: conditional, dokuments: [D3],", "dokuments"},
		"ErrNoDate":                     {"from: 2020-01-01", "to: 2020-01-01", "effective"},
		"ErrDatesTurnedRound":           {"from: 2020-01-01", "from: 2020-01-01, to: 2019-01-01", "effective"},
		"ErrNoBasis":                    {"[{document: 某法}]", "[]", "basis"},
		"ErrTitleInOneLanguage":         {"{zh: 甲, en: A}", "{zh: 甲}", "both languages"},
		"ErrUnknownKind":                {"[CON]", "[XYZ]", "XYZ"},
		"ErrUnknownLayer":               {"layer: RED", "layer: BLUE", "BLUE"},
		"ErrLayerNotAskedByKind":        {"layer: RED\n    zones: [core]", "layer: CKQ", "does not ask"},
		"ErrUnknownZone":                {"[core]", "[edge]", "edge"},
		"ErrUnknownDocument":            {"[D3]", "[D9]", "D9"},
		"ErrUnknownVerdict":             {"verdict: prohibited", "verdict: forbidden", "forbidden"},
		"ErrUnknownRelation":            {"relation: overlap", "relation: over", "over"},
		"ErrDistanceWithoutWithin":      {"relation: overlap", "relation: overlap\n    distance_m: 5", "distance_m"},
		"ErrUnknownAttribute":           {"attribute: project_class", "attribute: colour", "colour"},
		"ErrConditionThatTestsNothing":  {"in: [national_key], ", "", "needs in"},
		"ErrConditionalWithoutDocument": {", documents: [D3]", "", "names the documents"},
		"ErrUnknownConfidence":          {"confidence: high", "confidence: sure", "sure"},
		"ErrForeignID":                  {"id: national/a", "id: county/a", "must begin"},
		"ErrTwice":                      {"", "", "defined twice"},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(oneRule, c.old, c.new, 1)
			if name == "ErrTwice" {
				text += strings.SplitAfterN(oneRule, "rules:", 2)[1]
			}
			_, err := lawOf(text)
			require.ErrorContains(t, err, c.says)
		})
	}
}

func TestLoadLawRefusesAmbiguity(t *testing.T) {
	other := strings.Replace(strings.SplitAfterN(oneRule, "rules:", 2)[1], "national/a", "national/b", 1)
	for name, c := range map[string]struct {
		old, new string
		refused  bool
	}{
		"same case":            {"national/b", "national/b", true},
		"overlapping dates":    {"from: 2020-01-01", "from: 2025-01-01", true},
		"all zones":            {"    zones: [core]\n", "", true},
		"one rule ends before": {"from: 2020-01-01", "from: 2010-01-01, to: 2019-12-31", false},
		"another zone":         {"[core]", "[general]", false},
		"another relation":     {"relation: overlap", "relation: inside", false},
	} {
		_, err := lawOf(oneRule + strings.Replace(other, c.old, c.new, 1))
		if c.refused {
			require.ErrorContains(t, err, "both claim", name)
		} else {
			require.NoError(t, err, name)
		}
	}
}
