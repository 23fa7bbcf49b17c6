package tile

// class is what small features must have in common to be merged: the zone, and
// the field reports break subjects down by, where the layer has them.
type class struct{ zone, breakdown string }

// classes numbers the classes of an edition.
type classes struct {
	of   []uint16 // by slot
	rows [][]cell // by class: the attributes all its features have
}

// mostClasses bounds the classes of an edition; what comes after goes to the last
// one, which has no attributes.
const mostClasses = 1 << 12

func (t *table) classes(breakdown string, features int) classes {
	c := classes{of: make([]uint16, features)}
	numbers := map[class]uint16{}
	shared := func(k uint16) bool { return k == numberZone || k > numberMerged && t.keys[k] == breakdown }
	for slot := range int32(features) {
		var row []cell
		var name class
		for _, at := range t.row(slot) {
			switch {
			case !shared(at.key):
				continue
			case at.key == numberZone:
				name.zone = string(t.text.at(at.value))
			default:
				name.breakdown = string(t.text.at(at.value))
			}
			row = append(row, at)
		}
		n, known := numbers[name]
		if !known && len(c.rows) < mostClasses {
			if n = uint16(len(c.rows)); n == mostClasses-1 {
				row = nil
			}
			numbers[name] = n
			c.rows = append(c.rows, row)
		} else if !known {
			n = mostClasses - 1
		}
		c.of[slot] = n
	}
	return c
}
