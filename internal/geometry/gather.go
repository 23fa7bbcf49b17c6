package geometry

// gather builds a shape of simple loops that do not cross: the ones with
// inside on their left outside are shells, the others holes of the smallest
// shell around them. A hole in no shell, which rounding can leave behind, is
// dropped. False when the search was given up.
func gather(loops [][]point) (Shape, bool) {
	all := flatten(loops)
	var v Validator
	v.arrange(all.xy, all.rings)
	holes := make([][]int, len(loops))
	area := make([]float64, len(loops))
	for i := range loops {
		area[i] = twiceSteps(all.Ring(i))
	}
	for i := range loops {
		if area[i] >= 0 {
			continue
		}
		if shell := smallest(v.containers(int32(i)), area); shell >= 0 {
			holes[shell] = append(holes[shell], i)
		}
	}
	return assemble(all, area, holes), !v.edges.exhausted()
}

// smallest is the smallest positive loop of a list, -1 for none.
func smallest(around []int32, area []float64) int32 {
	best := int32(-1)
	for _, r := range around {
		if area[r] > 0 && (best < 0 || area[r] < area[best]) {
			best = r
		}
	}
	return best
}

func assemble(all Shape, area []float64, holes [][]int) Shape {
	var s Shape
	add := func(i int) {
		s.xy = append(s.xy, all.Ring(i)...)
		s.rings = append(s.rings, int32(len(s.xy)/2))
	}
	for i := range all.rings {
		if area[i] <= 0 {
			continue
		}
		add(i)
		for _, h := range holes[i] {
			add(h)
		}
		s.polys = append(s.polys, int32(len(s.rings)))
	}
	return s
}

func flatten(loops [][]point) Shape {
	var s Shape
	for _, loop := range loops {
		for _, p := range loop {
			s.xy = append(s.xy, p.x, p.y)
		}
		s.rings = append(s.rings, int32(len(s.xy)/2))
	}
	return s
}

// arrange makes ready for containers, judging nothing: every place where rings
// meet is noted as a touch.
func (v *Validator) arrange(xy []float64, rings []int32) {
	v.touches = v.touches[:0]
	v.edges.build(xy, rings)
	e := &v.edges
	e.pairs(func(a, b int32) bool {
		kind, point := e.contact(a, b)
		if kind != touching && kind != along {
			return true
		}
		if r, s := v.ringOfEdge(a), v.ringOfEdge(b); r != s {
			for _, p := range [3]int32{point, a, a + 1} {
				if kind == along || p == point {
					v.touches = append(v.touches, touch{x: xy[2*p], y: xy[2*p+1], ring: r})
				}
			}
		}
		return true
	})
	v.sortTouches()
}
