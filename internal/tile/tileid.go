package tile

// TileID is the number of a tile in an archive (PMTiles 3, section 3): all tiles of
// the coarser zooms come first, then those of its zoom along a Hilbert curve.
func TileID(z, x, y int) uint64 {
	id := (uint64(1)<<(2*z) - 1) / 3
	n := uint64(1) << z
	px, py := uint64(x), uint64(y)
	for s := n / 2; s > 0; s /= 2 {
		var rx, ry uint64
		if px&s != 0 {
			rx = 1
		}
		if py&s != 0 {
			ry = 1
		}
		id += s * s * (3*rx ^ ry)
		px, py = turned(s, px, py, rx, ry)
	}
	return id
}

// turned brings a quadrant of the curve to the position of the first one.
func turned(s, x, y, rx, ry uint64) (uint64, uint64) {
	if ry != 0 {
		return x, y
	}
	if rx == 1 {
		x, y = s-1-x, s-1-y
	}
	return y, x
}

// TileAt is the tile of a number: the inverse of TileID.
func TileAt(id uint64) (z, x, y int) {
	for before := uint64(0); ; z++ {
		count := uint64(1) << (2 * z)
		if id < before+count {
			id -= before
			break
		}
		before += count
	}
	var px, py uint64
	for s := uint64(1); s < 1<<z; s *= 2 {
		rx := 1 & (id / 2)
		ry := 1 & (id ^ rx)
		px, py = turned(s, px, py, rx, ry)
		px, py = px+s*rx, py+s*ry
		id /= 4
	}
	return z, int(px), int(py)
}
