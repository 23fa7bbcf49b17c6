package tile

// tree is a packed R-tree over the features, which lie in Morton order: the boxes
// of the features, then one box per fanout of the level below, and so on.
type tree struct{ levels [][]box }

const fanout = 16

func plant(features []box) tree {
	t := tree{[][]box{features}}
	for below := features; len(below) > fanout; {
		above := make([]box, 0, (len(below)+fanout-1)/fanout)
		for i := range below {
			if i%fanout == 0 {
				above = append(above, nothing())
			}
			above[len(above)-1].join(&below[i])
		}
		t.levels = append(t.levels, above)
		below = above
	}
	return t
}

// meeting appends the slots whose box meets b.
func (t *tree) meeting(b *box, out []int32) []int32 {
	top := len(t.levels) - 1
	for i := range t.levels[top] {
		out = t.descend(b, top, i, out)
	}
	return out
}

func (t *tree) descend(b *box, level, at int, out []int32) []int32 {
	if !t.levels[level][at].meets(b) {
		return out
	}
	if level == 0 {
		return append(out, int32(at))
	}
	for k := at * fanout; k < min((at+1)*fanout, len(t.levels[level-1])); k++ {
		out = t.descend(b, level-1, k, out)
	}
	return out
}

// morton interleaves the bits of a position, so that what is near on the ground
// is mostly near in memory (G. M. Morton 1966).
func morton(p point) uint64 {
	return spread(uint32(p.x)^1<<31) | spread(uint32(p.y)^1<<31)<<1
}

func spread(v uint32) uint64 {
	x := uint64(v)
	x = (x | x<<16) & 0x0000ffff0000ffff
	x = (x | x<<8) & 0x00ff00ff00ff00ff
	x = (x | x<<4) & 0x0f0f0f0f0f0f0f0f
	x = (x | x<<2) & 0x3333333333333333
	return (x | x<<1) & 0x5555555555555555
}
