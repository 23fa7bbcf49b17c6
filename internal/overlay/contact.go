package overlay

import (
	"cmp"
	"math"
	"slices"
)

// contact is a vertex of one boundary strictly inside an edge of another (or of
// its own): at is its place along that edge, 0..1.
type contact struct {
	edge int32
	at   float64
	x, y float64
}

func contactOn(number int32, e edge, x, y float64) contact {
	at := 0.0
	if dx, dy := e.bx-e.ax, e.by-e.ay; math.Abs(dx) > math.Abs(dy) {
		at = (x - e.ax) / dx
	} else {
		at = (y - e.ay) / dy
	}
	return contact{number, at, x, y}
}

func sortContacts(c []contact) {
	slices.SortFunc(c, func(a, b contact) int {
		return cmp.Or(cmp.Compare(a.edge, b.edge), cmp.Compare(a.at, b.at))
	})
}

// on gives the contacts of one edge out of sorted ones.
func contactsOn(all []contact, number int32) []contact {
	i, _ := slices.BinarySearchFunc(all, number, func(c contact, n int32) int { return cmp.Compare(c.edge, n) })
	j := i
	for j < len(all) && all[j].edge == number {
		j++
	}
	return all[i:j]
}
