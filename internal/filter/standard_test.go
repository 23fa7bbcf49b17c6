package filter_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/filter"
	"onemap/internal/problem"
)

// standardSchema has the properties the examples of 21-065r2 speak of.
func standardSchema() filter.Schema {
	var all []filter.Property
	add := func(k filter.Kind, names string) {
		for _, n := range strings.Fields(names) {
			all = append(all, filter.Property{Name: n, Kind: k})
		}
	}
	add(filter.Text, `city name cityName road_class etat_vol owner material landsat:scene_id eo:instrument
		geophys:SURVEY_NAME id layer:ids values`)
	add(filter.Number, `balance depth category vehicle_height bridge_clearance floors value foo bar x windSpeed
		eo:cloud_cover landsat:wrs_row landsat:wrs_path`)
	add(filter.Boolean, "swimming_pool")
	add(filter.Date, "built")
	add(filter.Timestamp, "updated updated_at event_time touchdown liftOff starts_at ends_at")
	add(filter.Geometry, "geometry road footprint location")
	return filter.NewSchema(all)
}

// example is a block of testdata/standard.txt: a name, cql2-text, cql2-json and
// our canonical text. One that is refused is called SKIP_ and has, instead of a
// canonical text, the code of the problem and the reason behind its name.
type example struct{ name, refused, text, json, canonical string }

func examples(t testing.TB) []example {
	t.Helper()
	file, err := os.ReadFile("testdata/standard.txt")
	require.NoError(t, err)
	var all []example
	for _, block := range strings.Split(strings.TrimSpace(string(file)), "\n\n") {
		lines := strings.Split(block, "\n")
		name, refused, _ := strings.Cut(lines[0], " ")
		e := example{name: name, refused: refused, text: lines[1], json: lines[2]}
		require.Equal(t, strings.HasPrefix(name, "SKIP_"), refused != "", name)
		if refused == "" {
			require.Len(t, lines, 4, name)
			e.canonical = lines[3]
		}
		all = append(all, e)
	}
	return all
}

// The standard's own examples mean the same in both encodings.
func TestExamplesOfTheStandard(t *testing.T) {
	t.Parallel()
	for _, c := range examples(t) {
		t.Run(c.name, func(t *testing.T) {
			text, err1 := filter.ParseText(c.text, standardSchema(), filter.Options{})
			json, err2 := filter.ParseJSON([]byte(c.json), standardSchema(), filter.Options{})
			if c.refused != "" {
				refuses(t, err1, c.refused[:3])
				refuses(t, err2, c.refused[:3])
				return
			}
			require.NoError(t, err1)
			require.NoError(t, err2)
			require.Equal(t, text.Root(), json.Root())
			require.Equal(t, c.canonical, text.Text())
			again, err := filter.ParseJSON(text.JSON(), standardSchema(), filter.Options{})
			require.NoError(t, err)
			require.Equal(t, text.Root(), again.Root())
		})
	}
}

func refuses(t *testing.T, err error, code string) *problem.Problem {
	t.Helper()
	p, ok := problem.As(err)
	require.True(t, ok, "%v is not a problem", err)
	require.Equal(t, code, p.Code, "%v", err)
	require.Equal(t, problem.Usage, p.Class)
	require.True(t, p.Message.Complete())
	require.True(t, p.Next.Complete())
	return p
}
