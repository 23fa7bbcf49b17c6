package ingest

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"onemap/internal/geometry"
)

// Square metres of the units people write areas in; a mu is a fifteenth of a
// hectare (domain 6.3).
const (
	squareMetre     = 1.0
	mu              = 1e4 / 15
	hectare         = 1e4
	squareKilometre = 1e6
)

// units recognise the unit at the end of a name or a value, as narrow lower-case
// text without blanks and brackets. Longer spellings come first.
var units = []unit{
	{regexp.MustCompile(`(平方公里|平方千米|km2|km²|sqkm)$`), squareKilometre},
	{regexp.MustCompile(`(?:^|[^a-z])(公顷|hectares?|ha)$`), hectare},
	{regexp.MustCompile(`(平方米|㎡|m2|m²|sqm)$`), squareMetre},
	{regexp.MustCompile(`(?:^|[^a-z])(亩|mu)$`), mu},
}

type unit struct {
	name    *regexp.Regexp
	squares float64
}

// statedArea is the area a record states in a field whose name or value says
// the unit, e.g. 面积公顷, 用地面积（平方米）, AREA_HA or 面积 = "1.25公顷"; nil when
// none does. A plain 面积 or MJ without a unit is never guessed at. Of several
// fields the first by name counts.
func statedArea(attributes map[string]string) *geometry.SquareMetres {
	for _, name := range slices.Sorted(maps.Keys(attributes)) {
		if area, ok := stated(name, attributes[name]); ok {
			return &area
		}
	}
	return nil
}

func stated(name, value string) (geometry.SquareMetres, bool) {
	plain := bare(name)
	if !areaName.MatchString(plain) {
		return 0, false
	}
	squares, _ := unitOf(plain)
	if strings.EqualFold(name, "ZMJ") || strings.EqualFold(name, "QYMJ") { // km² in the standards (domain 3)
		squares = squareKilometre
	}
	digits := bare(value)
	if own, at := unitOf(digits); own != 0 {
		squares, digits = own, digits[:at]
	}
	n, ok := number(digits)
	return geometry.SquareMetres(n * squares), ok && squares != 0 && n > 0
}

// areaName is a field that speaks of an area and does not speak of a part of
// it or of another thing's.
var areaName = regexp.MustCompile(`^(地块|用地|图斑|宗地|矿区|总|申报|项目|项目用地|区域|批准|)(面积|zmj|qymj|mj|area|hectares?|公顷)`)

// unitOf is the unit a text ends in and where it begins; 0 for none.
func unitOf(plain string) (squares float64, at int) {
	for _, u := range units {
		if m := u.name.FindStringSubmatchIndex(plain); m != nil {
			return u.squares, m[2]
		}
	}
	return 0, 0
}

// bare is a name or value without case, width, blanks and brackets.
func bare(s string) string { return brackets.Replace(strings.ToLower(narrow(s))) }

var brackets = strings.NewReplacer(" ", "", "(", "", ")", "", "（", "", "）", "", "[", "", "]", "", "/", "")
