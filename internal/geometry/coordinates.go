package geometry

import (
	"math"
	"strconv"
)

// coordinateReader reads the coordinates member of a GeoJSON geometry that
// encoding/json has found well formed. It knows how deep it is, so nothing is
// guessed and nothing is filled in.
type coordinateReader struct {
	rest     []byte
	vertices int
	most     int // vertices
	ringsN   int
	more     bool // positions carry further ordinates
}

func (c *coordinateReader) blank() {
	for len(c.rest) > 0 && (c.rest[0] == ' ' || c.rest[0] == '\n' || c.rest[0] == '\t' || c.rest[0] == '\r') {
		c.rest = c.rest[1:]
	}
}

func (c *coordinateReader) next(b byte) bool {
	c.blank()
	if len(c.rest) == 0 || c.rest[0] != b {
		return false
	}
	c.rest = c.rest[1:]
	return true
}

// list reads "[ item, item ]".
func (c *coordinateReader) list(item func() error) error {
	if !c.next('[') {
		return malformed("GeoJSON", text("坐标的嵌套与几何类型不符", "coordinates are not nested as the type demands"))
	}
	if c.next(']') {
		return nil
	}
	for {
		if err := item(); err != nil {
			return err
		}
		if c.next(']') {
			return nil
		}
		if !c.next(',') {
			return malformed("GeoJSON", text("坐标的嵌套与几何类型不符", "coordinates are not nested as the type demands"))
		}
	}
}

func (c *coordinateReader) end() error {
	if c.blank(); len(c.rest) > 0 {
		return malformed("GeoJSON", text("坐标之后还有多余内容", "something follows the coordinates"))
	}
	return nil
}

func (c *coordinateReader) polygons() (out [][][]Position, err error) {
	err = c.list(func() error {
		rings, err := c.rings()
		if len(rings) > 0 {
			out = append(out, rings)
		}
		return err
	})
	return out, err
}

func (c *coordinateReader) rings() (out [][]Position, err error) {
	err = c.list(func() error {
		if c.ringsN++; c.ringsN > maxRings {
			return tooManyRings()
		}
		ring, err := c.ring()
		out = append(out, ring)
		return err
	})
	return out, err
}

// ring reads one ring. Whether it is closed is for Canonicalise to say, which
// knows the place.
func (c *coordinateReader) ring() (out []Position, err error) {
	err = c.list(func() error {
		if c.vertices++; c.vertices > c.most {
			return tooManyVertices(c.most)
		}
		p, err := c.position()
		out = append(out, p)
		return err
	})
	return out, err
}

func (c *coordinateReader) position() (Position, error) {
	var v [2]float64
	n := 0
	err := c.list(func() error {
		f, err := c.number()
		if n < 2 {
			v[n] = f
		}
		n++
		return err
	})
	if err == nil && n < 2 {
		err = malformed("GeoJSON", text("一个坐标点少于两个数", "a position has fewer than two numbers"))
	}
	c.more = c.more || n > 2
	return Position{v[0], v[1]}, err
}

func (c *coordinateReader) number() (float64, error) {
	c.blank()
	n := 0
	for n < len(c.rest) && numeric(c.rest[n]) {
		n++
	}
	f, err := strconv.ParseFloat(string(c.rest[:n]), 64)
	if math.IsInf(f, 0) {
		return 0, notFinite()
	}
	if err != nil {
		return 0, malformed("GeoJSON", text("坐标值不是数", "a coordinate is not a number"))
	}
	c.rest = c.rest[n:]
	return f, nil
}

func numeric(b byte) bool {
	return b >= '0' && b <= '9' || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E'
}
