package tile

// slab keeps many short texts end to end, so that the collector of garbage has
// one pointer to follow and not one for each.
type slab struct {
	all  []byte
	ends []int
}

func (s *slab) len() int { return len(s.ends) }

func (s *slab) add(text []byte) {
	s.all = append(s.all, text...)
	s.ends = append(s.ends, len(s.all))
}

// at gives text i, for reading only.
func (s *slab) at(i uint32) []byte {
	from := 0
	if i > 0 {
		from = s.ends[i-1]
	}
	return s.all[from:s.ends[i]]
}

// bytes is the memory the slab takes.
func (s *slab) bytes() int { return cap(s.all) + 8*cap(s.ends) }
