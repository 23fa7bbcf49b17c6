package tile

// point is a position in steps from the origin of a Source.
type point struct{ x, y int32 }

// box is a rectangle in steps; an empty one has west > east.
type box struct{ west, south, east, north int32 }

// nothing is the box of no point.
func nothing() box { return box{1<<31 - 1, 1<<31 - 1, -1 << 31, -1 << 31} }

func (b *box) add(p point) {
	b.west, b.east = min(b.west, p.x), max(b.east, p.x)
	b.south, b.north = min(b.south, p.y), max(b.north, p.y)
}

func (b *box) join(c *box) {
	b.west, b.east = min(b.west, c.west), max(b.east, c.east)
	b.south, b.north = min(b.south, c.south), max(b.north, c.north)
}

func (b *box) meets(c *box) bool {
	return b.west <= c.east && c.west <= b.east && b.south <= c.north && c.south <= b.north
}

// within tells whether b lies wholly in c.
func (b *box) within(c *box) bool {
	return b.west >= c.west && b.east <= c.east && b.south >= c.south && b.north <= c.north
}

// Sides of a box that something lies wholly beyond.
const (
	beyondWest = 1 << iota
	beyondEast
	beyondSouth
	beyondNorth
)

// beyond tells which sides of c the box b lies wholly beyond.
func (b *box) beyond(c *box) (sides int) {
	if b.east < c.west {
		sides |= beyondWest
	}
	if b.west > c.east {
		sides |= beyondEast
	}
	if b.north < c.south {
		sides |= beyondSouth
	}
	if b.south > c.north {
		sides |= beyondNorth
	}
	return sides
}
