package overlay

// tree is a packed R-tree: the boxes of the features, then one box per fanout of
// the level below, and so on until one level is short.
type tree struct{ levels [][]box }

func plant(features []box) tree {
	t := tree{[][]box{features}}
	for len(features) > fanout {
		features = stack(features, nil)
		t.levels = append(t.levels, features)
	}
	return t
}

func (t *tree) boxes() (n int) {
	for _, l := range t.levels {
		n += len(l)
	}
	return n
}

// meeting appends the slots whose box meets b.
func (t *tree) meeting(b *box, out []int32) []int32 {
	return t.descend(b, len(t.levels)-1, 0, out)
}

func (t *tree) descend(b *box, level, from int, out []int32) []int32 {
	boxes := t.levels[level]
	if level == 0 {
		return scan(boxes, from, from+fanout, b, out)
	}
	for k := from; k < min(from+fanout, len(boxes)); k++ {
		if boxes[k].meets(b) {
			out = t.descend(b, level-1, k*fanout, out)
		}
	}
	return out
}
