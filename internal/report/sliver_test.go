package report_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/report"
)

// The county plants 3 m² and 0.3 m² of farmland over the urban boundary; seen
// from the boundary they are a sliver and noise, and both must be readable.
func TestSliverAndNoiseAreListedWithAreaWidthAndRule(t *testing.T) {
	w := newWorld(t)
	var towns []check.Subject
	for i, f := range w.county.Edition("CZKFBJ").Features {
		towns = append(towns, check.Subject{Ordinal: i + 1, ID: f.Attributes["BSM"], Name: f.Attributes["CZMC"], Shape: f.Shape})
	}
	d := report.Of(w.check(t, "CON", echo{w: w}, towns...), report.Options{Language: bilingual.English})
	areas := map[string][]string{}
	for _, s := range d.Subjects {
		for _, r := range s.Appendix.Rows {
			if r[0] == "Permanent basic farmland YJJBNTTB" && r[2] != "touch" {
				areas[r[2]] = append(areas[r[2]], r[3])
				require.NotEqual(t, "—", r[5], "width")
				require.Contains(t, r[9], "national/pbf/construction")
			}
		}
	}
	require.Len(t, areas["sliver"], 1, areas)
	require.Len(t, areas["noise"], 1, areas)
	require.Contains(t, areas["sliver"][0], "3.0")
	require.Contains(t, areas["noise"][0], "0.3")
}
