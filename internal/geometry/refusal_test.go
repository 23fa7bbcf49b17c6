package geometry

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A repair is offered for exactly the faults it mends.
func TestARepairIsOfferedWhereThereIsOne(t *testing.T) {
	for wkt, mends := range map[string]bool{
		"POLYGON((0 0,2 2,2 0,0 2,0 0))": true,
		"POLYGON((0 0,4 0,4 4,0 4))":     false,
		"POLYGON((0 0,4 0,0 0))":         false,
	} {
		_, refused := degrees(t, wkt, Options{})
		_, err := degrees(t, wkt, Options{Repair: true})
		require.Equal(t, mends, err == nil, wkt)
		require.Equal(t, mends, strings.Contains(requireProblem(t, refused).Next.EN, "ask for a repair"), wkt)
	}
}

// What went wrong is said in the language of the message, whichever reader
// refuses: names of formats, geometry types and CRS apart, no English word is in
// the Chinese text.
func TestRefusalsAreInTheirOwnLanguage(t *testing.T) {
	english := regexp.MustCompile(`[a-z]{3,} [a-z]{2,}`)
	for _, wkt := range []string{"((0 0))", "POLYGON((0 0,1 0,1 1,0 0)", "POLYGON((0 0,1 0,1 1,0 0)) x", "POLYGON((0,1 0))",
		"POLYGON((0 0 0 0 0))", "POLYGON((x 0))", "SRID=x;POLYGON EMPTY", "POLYGON 0"} {
		_, err := ParseWKT(wkt, CRS{EPSG: CGCS2000})
		p := requireCode(t, err, "G10")
		require.NotRegexp(t, english, p.Message.ZH, wkt)
		require.NotRegexp(t, `\p{Han}`, p.Message.EN, wkt)
	}
	for _, err := range []error{tooManyVertices(1), tooManyRings(), tooManyBytes()} {
		p := requireCode(t, err, "G11")
		require.NotRegexp(t, `vertices|rings|bytes`, p.Message.ZH)
		require.NotRegexp(t, `\p{Han}`, p.Message.EN)
	}
}
