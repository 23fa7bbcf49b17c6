package tile

// local numbers the keys or values a tile uses in the order they are met. It is
// emptied by counting up, not by clearing: an edition has many more values than
// a tile.
type local struct {
	now    uint32
	marks  []uint32 // the tile a number was given for
	number []uint32
	used   []uint32 // what was numbered, in order
}

func (l *local) begin(size int) {
	if len(l.marks) < size {
		l.marks, l.number, l.now = make([]uint32, size), make([]uint32, size), 0
	}
	l.used = l.used[:0]
	if l.now++; l.now == 0 {
		clear(l.marks)
		l.now = 1
	}
}

func (l *local) of(global uint32) uint32 {
	if l.marks[global] != l.now {
		l.marks[global] = l.now
		l.number[global] = uint32(len(l.used))
		l.used = append(l.used, global)
	}
	return l.number[global]
}
