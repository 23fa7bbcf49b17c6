package tile

// drawing is how the rings of features come on the paper: the units of a tile
// for MVT, decimals of a degree for GeoJSON.
type drawing struct {
	project func(from []point, to []float64) []float64
	window  window
	around  *box  // the window in steps
	shell   int64 // sign of the area of a shell: -1 where y runs down
}

// rings hands out what of a feature is left in the tile and on the grid of the
// drawing, shell before holes. The outline lasts until the next one.
func (p *pen) rings(slot int32, d *drawing, ring func(o outline, shell bool)) {
	l := p.level
	whole := p.source.tree.levels[0][slot].within(d.around)
	shell := false
	for r := l.features[slot]; r < l.features[slot+1]; r++ {
		if !l.shells[r] && !shell {
			continue // a hole in nothing
		}
		p.outline = p.outline.snap(p.projected(r, whole, d))
		drawn := d.draws(p.outline, l.shells[r])
		if l.shells[r] {
			shell = drawn
		}
		if drawn {
			ring(p.outline, l.shells[r])
		}
	}
}

// draws tells whether anything of the ring is left, turned the way it should be:
// one that rounding turned over is thinner than a unit.
func (d *drawing) draws(o outline, shell bool) bool {
	area := o.twice() * d.shell
	return area != 0 && area > 0 == shell
}

// projected gives a ring as it is drawn, cut to the window unless the whole
// feature lies in it.
func (p *pen) projected(ring int32, whole bool, d *drawing) []float64 {
	if whole {
		p.points = p.level.kept(ring, p.needs, p.points[:0])
	} else {
		p.points = p.level.near(ring, p.needs, d.around, p.points[:0])
	}
	p.units = d.project(p.points, p.units[:0])
	if whole || len(p.points) == 0 {
		return p.units
	}
	return p.clipper.clip(p.units, d.window)
}
