package filter_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/filter"
)

// schema has a property of every kind.
func schema() filter.Schema {
	return filter.NewSchema([]filter.Property{
		{Name: "id", Kind: filter.Text, Column: filter.InID},
		{Name: "area_m2", Kind: filter.Number, Column: filter.InArea},
		{Name: "geometry", Kind: filter.Geometry, Column: filter.InShape},
		{Name: "DLBM", Kind: filter.Text},
		{Name: "floors", Kind: filter.Integer},
		{Name: "height", Kind: filter.Number},
		{Name: "built", Kind: filter.Date},
		{Name: "updated", Kind: filter.Timestamp},
		{Name: "pool", Kind: filter.Boolean},
		{Name: "坡度 级别", Kind: filter.Text},
		{Name: "like", Kind: filter.Text},
	})
}

// Equal questions have equal canonical texts, and a canonical text is its own.
func TestCanonicalText(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"dlbm='0101'", "DLBM = '0101'"},
		{"DLBM = 'O''Neill' or DLBM = 'O\\'Neill'", "DLBM = 'O''Neill' OR DLBM = 'O''Neill'"},
		{"(floors > 3 and (height<1e3 and pool=true))", "floors > 3 AND height < 1000 AND pool = TRUE"},
		{"floors>3 and (height<.5 or height >= 12.)", "floors > 3 AND (height < 0.5 OR height >= 12)"},
		{"not (floors > 3) or not (not pool = false)", "NOT floors > 3 OR NOT (NOT pool = FALSE)"},
		{"DLBM not like 'a%' and DLBM is not null", "NOT DLBM LIKE 'a%' AND NOT DLBM IS NULL"},
		{"height not between -1 and +2", "NOT height BETWEEN -1 AND 2"},
		{"DLBM NOT IN ('a','b')", "NOT DLBM IN ('a', 'b')"},
		{"height+2*floors-1 > (height-(2-1))^2", "height + 2 * floors - 1 > (height - (2 - 1)) ^ 2"},
		{"-height div 2 % 3 = - 5", "-1 * height DIV 2 % 3 = -5"},
		{`"坡度 级别" = casei('Ⅱ') and "like" = 'x'`, `"坡度 级别" = CASEI('Ⅱ') AND "like" = 'x'`},
		{"built < date('2024-01-31')", "built < DATE('2024-01-31')"},
		{"updated = TIMESTAMP('2024-01-31T08:00:00.50Z')", "updated = TIMESTAMP('2024-01-31T08:00:00.5Z')"},
		{"t_during(interval(built,updated),INTERVAL('..','2024-01-01'))", "T_DURING(INTERVAL(built, updated), INTERVAL('..', '2024-01-01'))"},
		{"s_intersects(geometry,point(118.10 36))", "S_INTERSECTS(geometry, POINT(118.1 36))"},
		{"S_INTERSECTS(geometry, BBOX(118,36,0,119,37,9))", "S_INTERSECTS(geometry, BBOX(118,36,119,37))"},
		{"S_INTERSECTS(geometry, BBOX(118,36,118,36))", "S_INTERSECTS(geometry, POINT(118 36))"},
		{"S_INTERSECTS(geometry, BBOX(118,36,118,37))", "S_INTERSECTS(geometry, LINESTRING(118 36,118 37))"},
		{
			"S_INTERSECTS(geometry, BBOX(179,36,-179,37))",
			"S_INTERSECTS(geometry, MULTIPOLYGON(((179 36,180 36,180 37,179 37,179 36)),((-180 36,-179 36,-179 37,-180 37,-180 36))))",
		},
		{"S_TOUCHES(MULTIPOINT((1 2), 3 4), geometry)", "S_TOUCHES(MULTIPOINT((1 2),(3 4)), geometry)"},
		{
			"S_INTERSECTS(geometry,GEOMETRYCOLLECTION(LINESTRING Z (1 2 9,1 2 9,3 4 9),POINT(5 6)))",
			"S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(5 6),LINESTRING(1 2,3 4)))",
		},
	} {
		e, err := filter.ParseText(c.text, schema(), filter.Options{})
		require.NoError(t, err, c.text)
		require.Equal(t, c.want, e.Text())
		again, err := filter.ParseText(e.Text(), schema(), filter.Options{})
		require.NoError(t, err, e.Text())
		require.Equal(t, e.Root(), again.Root())
		turned, err := filter.ParseJSON(e.JSON(), schema(), filter.Options{})
		require.NoError(t, err, "%s", e.JSON())
		require.Equal(t, e.Root(), turned.Root(), "%s", e.JSON())
		require.JSONEq(t, string(e.JSON()), string(turned.JSON()))
	}
}

// What an expression reads is all that its answer depends on.
func TestReads(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		attributes []string
		shape      bool
	}{
		"TRUE": {[]string{}, false}, "id = 'x' AND area_m2 > 3": {[]string{}, false},
		"dlbm = 'x' OR NOT (floors > 3 AND CASEI(DLBM) LIKE 'y%')":         {[]string{"DLBM", "floors"}, false},
		"T_DURING(INTERVAL(built, updated), INTERVAL('..', '2024-01-01'))": {[]string{"built", "updated"}, false},
		"height IN (1, floors) AND S_INTERSECTS(POINT(1 2), geometry)":     {[]string{"height", "floors"}, true},
		"geometry IS NOT NULL": {[]string{}, true},
	} {
		e, err := filter.ParseText(text, schema(), filter.Options{})
		require.NoError(t, err)
		attributes, shape := e.Reads()
		require.Equal(t, want.attributes, attributes, text)
		require.Equal(t, want.shape, shape, text)
	}
}
