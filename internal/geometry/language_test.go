package geometry

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

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
