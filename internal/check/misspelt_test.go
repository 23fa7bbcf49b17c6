package check

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/problem"
	"onemap/schema"
)

func TestANearMissOfAnAttributeIsNamed(t *testing.T) {
	t.Parallel()
	law, err := LoadLaw(schema.FS)
	require.NoError(t, err)
	for name, meant := range map[string]string{
		"project_clss":    "project_class",
		"porject_class":   "project_class",
		"Project-Class":   "project_class",
		"minerals":        "mineral",
		"mineral":         "",
		"Mineral":         "mineral",
		"kcfs":            "KCFS",
		"KCFS":            "",
		"XMMC":            "", // a standard field of its own, two letters from XMLB
		"KZQ":             "",
		"name":            "",
		"limited_activty": "limited_activity",
		"unavoidabel":     "unavoidable",
		"":                "",
		"项目类别名称":          "",
	} {
		require.Equal(t, meant, law.meant(name), "%q", name)
	}
}

func TestACheckWarnsOfMisspeltAttributes(t *testing.T) {
	t.Parallel()
	s := Submission{Declared: map[string]string{"projct_class": "national_key"},
		Subjects: []Subject{{Attributes: map[string]string{"unavoidabel": "yes", "名称": "甲"}}, {Attributes: map[string]string{"unavoidabel": "no"}}}}
	law, err := LoadLaw(schema.FS)
	require.NoError(t, err)
	found := law.Misspelt(&s)
	require.Len(t, found, 2, "once for each name")
	require.Equal(t, "C08", found[0].Code)
	require.Equal(t, problem.Warning, found[0].Severity)
	require.Contains(t, found[0].Message.EN, "project_class")
	require.Contains(t, found[1].Message.ZH, "unavoidable")
}
