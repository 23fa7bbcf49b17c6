package ingest

import (
	"math"
	"strconv"

	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// pair is a row of two numbers in the order of the file: normally X (north),
// then Y (east, with the zone number in front).
type pair struct{ a, b float64 }

// frame is what a survey file says about its coordinates, and what the sender
// declared; zero fields are "not said".
type frame struct {
	zone, span int          // zone number; 3 or 6 degrees
	datum      bool         // the file names CGCS2000
	east       bool         // the file says that the east column comes first
	swap       bool         // the sender confirms a swap
	declared   geometry.CRS // Options.CRS
}

// placed is a list of rows put into a coordinate reference system.
type placed struct {
	crs       geometry.CRS
	positions []geometry.Position
	problems  []problem.Problem
}

// The values Gauss-Krüger coordinates of China take never overlap (domain
// 4.1), so order and prefix can be told from the numbers alone.
const (
	leastNorthing, mostNorthing = 1.5e6, 6.5e6
	leastEasting, mostEasting   = 1e5, 9e5
	prefix                      = 1e6 // the zone number counts millions of metres
)

// place finds the order of the columns, the zone and the CRS of rows.
func (f frame) place(rows []pair) (placed, *problem.Problem) {
	if within(rows, func(v float64) bool { return math.Abs(v) <= 180 }, true) && within(rows, func(v float64) bool { return math.Abs(v) <= 180 }, false) {
		return f.placeDegrees(rows)
	}
	var out placed
	switch {
	case within(rows, isNorthing, true) && within(rows, isEasting, false):
	case within(rows, isEasting, true) && within(rows, isNorthing, false):
		out.problems = f.swapped()
		rows = exchanged(rows)
	default:
		return out, unplaceable(rows)
	}
	return f.placePlane(rows, out)
}

func within(rows []pair, is func(float64) bool, first bool) bool {
	for _, p := range rows {
		v := p.b
		if first {
			v = p.a
		}
		if !is(v) {
			return false
		}
	}
	return true
}

func isNorthing(v float64) bool { return v >= leastNorthing && v <= mostNorthing }

func isEasting(v float64) bool {
	zone := math.Floor(v / prefix)
	if rest := v - zone*prefix; rest < leastEasting || rest > mostEasting {
		return false
	}
	return zone == 0 || zone >= 13 && zone <= 45
}

func exchanged(rows []pair) []pair {
	out := make([]pair, len(rows))
	for i, p := range rows {
		out[i] = pair{p.b, p.a}
	}
	return out
}

// swapped is W04. A file whose header says so is not swapped; a sender who
// confirmed it only gets a notice.
func (f frame) swapped() []problem.Problem {
	if f.east {
		return nil
	}
	message := say("X 与 Y 两列互换：第一列是东坐标，已按互换读取", "X and Y are swapped: the first column is the easting; read as swapped")
	next := say("请确认互换后再作为结论依据", "confirm the swap before a verdict may rely on it")
	if f.swap {
		return []problem.Problem{notice("W04", message, say("送审人已确认互换", "the sender confirmed the swap"))}
	}
	return []problem.Problem{doubt("W04", message, next)}
}

func unplaceable(rows []pair) *problem.Problem {
	return refuse("E10",
		say("坐标 (%s, %s) 不是中国范围内的高斯-克吕格坐标或经纬度", "(%s, %s) is neither a Gauss-Krüger coordinate of China nor degrees",
			plain(rows[0].a), plain(rows[0].b)),
		say("请检查单位、带号和小数点", "check the unit, the zone and the decimal points"))
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// placePlane settles the zone of rows in the order north, east.
func (f frame) placePlane(rows []pair, out placed) (placed, *problem.Problem) {
	inFile := int(rows[0].b / prefix)
	for _, p := range rows {
		if int(p.b/prefix) != inFile {
			return out, refuse(mixedZones, say("同一地块的点分属 %d 带和 %d 带", "points of one plot lie in zones %d and %d", inFile, int(p.b/prefix)),
				say("请换算到同一带后重新提交", "convert them to one zone and send it again"))
		}
	}
	zone, p := f.settle(inFile, &out)
	if p != nil {
		return out, p
	}
	crs, err := geometry.LookupCRS(zoneEPSG(zone))
	if err != nil {
		return out, asProblem(err)
	}
	out.crs = crs
	for _, p := range rows {
		east := p.b - float64(inFile)*prefix + float64(zone)*prefix
		if inFile == zone {
			east = p.b
		}
		out.positions = append(out.positions, geometry.Position{X: east, Y: p.a})
	}
	f.noteDatum(&out)
	return out, nil
}
