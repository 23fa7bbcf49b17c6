package postgis_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/filter"
	"onemap/internal/layer"
)

// author writes random filters over randomSchema.
type author struct{ *rand.Rand }

func randomSchema() filter.Schema {
	var all []filter.Property
	for _, p := range []struct {
		names []string
		kind  filter.Kind
	}{
		{[]string{"t1", "t2"}, filter.Text},
		{[]string{"n1", "n2"}, filter.Number},
		{[]string{"d1", "d2"}, filter.Date},
		{[]string{"m1", "m2"}, filter.Timestamp},
		{[]string{"b1"}, filter.Boolean},
	} {
		for _, n := range p.names {
			all = append(all, filter.Property{Name: n, Kind: p.kind})
		}
	}
	return filter.NewSchema(append(all,
		filter.Property{Name: "zone", Kind: filter.Text, Column: filter.InZone},
		filter.Property{Name: "area_m2", Kind: filter.Number, Column: filter.InArea},
		filter.Property{Name: "geometry", Kind: filter.Geometry, Column: filter.InShape}))
}

func (a author) of(all ...string) string { return all[a.IntN(len(all))] }

// value is an attribute of a kind, one time in five nothing of the kind.
func (a author) value(kind string) string {
	if a.IntN(5) == 0 {
		return a.of("", "n/a", "%")
	}
	switch kind {
	case "t":
		return a.of("a", "A", "ab", "á", "b'c", `b\c`, "b_c", "沂源", "沂")
	case "n":
		return a.of("0", "1", "2", "2.0", "-1", "0.1", "1e3", "7")
	case "d":
		return a.of("20240131", "2024-01-31", "2024/2/1", "2024年2月2日", "20230101")
	case "m":
		return a.of("2024-01-31T00:00:00Z", "2024-01-31T08:00:00+08:00", "2024-02-01T00:00:00.5Z", "2023-01-01T00:00:00Z")
	}
	return a.of("true", "false")
}

func (a author) condition(depth int) string {
	if depth == 0 || a.IntN(4) == 0 {
		return a.predicate()
	}
	switch a.IntN(3) {
	case 0:
		return "NOT (" + a.condition(depth-1) + ")"
	case 1:
		return "(" + a.condition(depth-1) + " AND " + a.condition(depth-1) + ")"
	}
	return a.condition(depth-1) + " OR " + a.condition(depth-1)
}

func (a author) predicate() string {
	not := a.of("", "", "NOT ")
	comparison := a.of(" = ", " <> ", " < ", " <= ", " > ", " >= ")
	switch a.IntN(12) {
	case 0:
		return a.text(2) + comparison + a.text(2)
	case 1:
		return a.number(2) + comparison + a.number(2)
	case 2:
		return a.instant() + comparison + a.instant()
	case 3:
		return "b1" + a.of(" = ", " <> ", " < ", " >= ") + a.of("TRUE", "FALSE", "b1")
	case 4:
		return a.text(1) + " " + not + "LIKE " + a.of("'a%'", "'%c'", "'_'", `'b\_c'`, `'b\\c'`, `'%\\%'`, "CASEI('A%')", "ACCENTI('á')", "'沂_'", "'%'")
	case 5:
		return a.number(1) + " " + not + "BETWEEN " + a.number(1) + " AND " + a.number(1)
	case 6:
		return a.text(1) + " " + not + "IN (" + a.text(1) + ", " + a.text(1) + ", " + a.text(0) + ")"
	case 7:
		return a.number(1) + " " + not + "IN (" + a.number(0) + ", " + a.number(1) + ")"
	case 8:
		return a.of(a.text(1), a.number(2), a.instant(), "b1", "geometry", "(b1 = TRUE)") + " IS " + not + "NULL"
	case 9:
		return a.of("T_AFTER", "T_BEFORE", "T_DISJOINT", "T_EQUALS", "T_INTERSECTS") + "(" + a.time() + ", " + a.time() + ")"
	case 10:
		return a.of("T_CONTAINS", "T_DURING", "T_FINISHEDBY", "T_FINISHES", "T_MEETS", "T_METBY", "T_OVERLAPPEDBY", "T_OVERLAPS",
			"T_STARTEDBY", "T_STARTS") + "(" + a.interval() + ", " + a.interval() + ")"
	}
	return a.of("S_INTERSECTS", "S_EQUALS", "S_DISJOINT", "S_TOUCHES", "S_WITHIN", "S_OVERLAPS", "S_CROSSES", "S_CONTAINS") +
		a.of("(geometry, "+a.place()+")", "("+a.place()+", geometry)")
}

func (a author) text(depth int) string {
	if depth > 0 && a.IntN(4) == 0 {
		return a.of("CASEI", "ACCENTI") + "(" + a.text(depth-1) + ")"
	}
	return a.of("t1", "t2", "zone", "'a'", "'A'", "'b''c'", "'á'", "'沂源'", "''")
}

// number leaves out ^, whose last digit depends on the machine's library.
func (a author) number(depth int) string {
	if depth > 0 && a.IntN(3) > 0 {
		return "(" + a.number(depth-1) + a.of(" + ", " - ", " * ", " / ", " % ", " DIV ") + a.number(depth-1) + ")"
	}
	return a.of("n1", "n2", "0", "1", "2", "-1.5", "1E3", "area_m2")
}

func (a author) instant() string {
	return a.of("d1", "d2", "m1", "m2", "DATE('2024-01-31')", "DATE('2024-02-01')", "TIMESTAMP('2024-01-31T00:00:00Z')")
}

func (a author) interval() string {
	return "INTERVAL(" + a.of("d1", "m1", "'..'", "'2023-01-01'") + ", " + a.of("d2", "m2", "'..'", "'2024-02-01'") + ")"
}

func (a author) time() string { return a.of(a.instant(), a.interval()) }

// place is made of corners, middles of edges and middles of the squares of
// randomFeatures. Slanted edges run through middles only: where one would pass
// a corner, PostGIS decides on degrees that were rounded.
func (a author) place() string {
	x, y := 118+float64(a.IntN(8))/2000, 36+float64(a.IntN(8))/2000
	w, h := float64(1+a.IntN(5))/2000, float64(1+a.IntN(5))/2000
	switch a.IntN(6) {
	case 5:
		return fmt.Sprintf("GEOMETRYCOLLECTION(LINESTRING(%.4f %.4f,%.4f %.4f),POLYGON((%.4f %.4f,%.4f %.4f,%.4f %.4f,%.4f %.4f,%.4f %.4f)))",
			x, y, x+2*w, y, x, y, x+w, y, x+w, y+h, x, y+h, x, y)
	case 0:
		return fmt.Sprintf("POINT(%.4f %.4f)", x, y)
	case 1:
		return fmt.Sprintf("LINESTRING(%.4f %.4f,%.4f %.4f,%.4f %.4f)", x, y, x+w, y, x+w, y+h)
	case 2:
		return fmt.Sprintf("MULTIPOINT(%.4f %.4f,%.4f %.4f)", x, y, x+w, y+h)
	case 3:
		return fmt.Sprintf("POLYGON((%.4f %.4f,%.5f %.5f,%.5f %.5f,%.4f %.4f))", x, y, x+w+0.00013, y+0.00017, x+0.00017, y+h+0.00013, x, y)
	}
	return fmt.Sprintf("BBOX(%.4f,%.4f,%.4f,%.4f)", x, y, x+w, y+h)
}

// randomFeatures fill a square of four by four.
func (a author) features(n int) []layer.Feature {
	var all []layer.Feature
	for i := range n {
		f := layer.Feature{ID: fmt.Sprint(i), Attributes: map[string]string{}, Shape: square(float64(i%4), float64(i/4%4), float64(1+i%2))}
		f.Zone = a.of("", "core", "a")
		for _, p := range []string{"t1", "t2", "n1", "n2", "d1", "d2", "m1", "m2", "b1"} {
			if a.IntN(6) > 0 {
				f.Attributes[p] = a.value(p[:1])
			}
		}
		all = append(all, f)
	}
	return all
}

// Database and memory agree on filters nobody thought of, and so do both
// encodings. ONEMAP_FULL asks many more.
func TestRandomFiltersAgreeFull(t *testing.T) {
	t.Parallel()
	a := author{rand.New(rand.NewPCG(21, 65))}
	f := publishFeatures(t, "DLTB", a.features(160), randomSchema())
	rounds := 300
	if os.Getenv("ONEMAP_FULL") != "" {
		rounds = 20_000
	}
	some := 0
	for range rounds {
		text := a.condition(3)
		if len(f.agree(t, text)) > 0 {
			some++
		}
		e, err := filter.ParseText(text, f.schema, filter.Options{})
		require.NoError(t, err, text)
		for _, parse := range []func() (*filter.Expression, error){
			func() (*filter.Expression, error) { return filter.ParseText(e.Text(), f.schema, filter.Options{}) },
			func() (*filter.Expression, error) { return filter.ParseJSON(e.JSON(), f.schema, filter.Options{}) },
		} {
			again, err := parse()
			require.NoError(t, err, e.Text())
			require.Equal(t, e.Root(), again.Root(), e.Text())
		}
	}
	require.Greater(t, some, rounds/3)
}
