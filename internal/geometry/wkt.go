package geometry

import (
	"math"
	"strconv"
	"strings"
)

// WKT is the shape as a MULTIPOLYGON in degrees, "MULTIPOLYGON EMPTY" for none.
func (s Shape) WKT() string {
	if s.IsEmpty() {
		return "MULTIPOLYGON EMPTY"
	}
	return string(s.appendNested([]byte("MULTIPOLYGON"), wktStyle()))
}

// ParseWKT reads "POLYGON" or "MULTIPOLYGON", with Z, M or ZM (left out with a
// notice), EMPTY, and an EWKT prefix "SRID=4490;" that must agree with crs; with
// the zero crs the prefix is taken. Problems: E08, G01, G10, G11, G12, G13, G16, G18.
func ParseWKT(s string, crs CRS) (Received, error) {
	if len(s) > maxBytes {
		return Received{}, tooManyBytes()
	}
	s = strings.TrimSpace(s)
	if len(s) > 5 && strings.EqualFold(s[:5], "SRID=") {
		number, rest, found := strings.Cut(s[5:], ";")
		srid, err := strconv.Atoi(strings.TrimSpace(number))
		if !found || err != nil {
			return Received{}, malformed("WKT", text("SRID 前缀不是整数", "the SRID prefix is not a number"))
		}
		if crs, err = agree(crs, srid); err != nil {
			return Received{}, err
		}
		s = rest
	}
	w := wktReader{rest: s}
	polygons, err := w.geometry()
	if err != nil {
		return Received{}, err
	}
	return Received{CRS: crs, Polygons: polygons, Notices: droppedOrdinates(w.z, w.m)}, nil
}

// wktReader reads well-known text (OGC 06-103r4 7). Depth is fixed by the type,
// so it never recurses.
type wktReader struct {
	rest     string
	dim      int // ordinates per position, 0 until the first one
	vertices int
	rings    int
	z, m     bool
}

func (w *wktReader) geometry() ([][][]Position, error) {
	kind := strings.ToUpper(w.word())
	if err := w.dimension(&kind); err != nil {
		return nil, err
	}
	many := kind == "MULTIPOLYGON"
	if !many && kind != "POLYGON" {
		return nil, unwantedWKT(kind)
	}
	var out [][][]Position
	var err error
	if many {
		out, err = listed(w, (*wktReader).polygon)
	} else {
		out, err = w.single()
	}
	if w.blank(); err == nil && w.rest != "" {
		err = malformed("WKT", text("图形之后还有多余内容", "something follows the geometry"))
	}
	return out, err
}

func (w *wktReader) single() ([][][]Position, error) {
	rings, err := w.polygon()
	if err != nil || len(rings) == 0 {
		return nil, err
	}
	return [][][]Position{rings}, nil
}

// dimension reads "Z", "M" or "ZM", apart from or at the end of the keyword.
func (w *wktReader) dimension(kind *string) error {
	tag, before := "", w.rest
	if next := strings.ToUpper(w.word()); next == "Z" || next == "M" || next == "ZM" {
		tag = next
	} else {
		w.rest = before
	}
	for _, t := range []string{"ZM", "Z", "M"} {
		if base, ok := strings.CutSuffix(*kind, t); ok && tag == "" && strings.HasSuffix(base, "POLYGON") {
			*kind, tag = base, t
			break
		}
	}
	if tag != "" {
		w.z, w.m, w.dim = tag != "M", tag != "Z", 2+len(tag)
	}
	return nil
}

func (w *wktReader) polygon() ([][]Position, error) {
	return listed(w, func(w *wktReader) ([]Position, error) {
		if w.rings++; w.rings > maxRings {
			return nil, tooManyRings()
		}
		return listed(w, (*wktReader).position)
	})
}

func (w *wktReader) position() (Position, error) {
	if w.vertices++; w.vertices > maxVertices {
		return Position{}, tooManyVertices(maxVertices)
	}
	var v [4]float64
	n := 0
	for ; ; n++ {
		token := w.word()
		if token == "" {
			break
		}
		f, err := wktNumber(token)
		if err != nil || n == len(v) {
			return Position{}, errorOr(err, malformed("WKT", text("一个坐标点多于四个数", "a position has more than four numbers")))
		}
		v[n] = f
	}
	return Position{v[0], v[1]}, w.sameDimension(n)
}

func errorOr(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// sameDimension holds every position to the dimension of the tag or of the
// first position; three untagged ordinates are Z, as PostGIS reads them.
func (w *wktReader) sameDimension(n int) error {
	if w.dim == 0 && n >= 2 {
		w.dim, w.z, w.m = n, n > 2, n > 3
	}
	if n != w.dim || n < 2 {
		return malformed("WKT", textf("一个坐标点有 %d 个数", "a position has %d numbers", n))
	}
	return nil
}

func wktNumber(token string) (float64, error) {
	f, err := strconv.ParseFloat(token, 64)
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return 0, notFinite()
	}
	if err != nil || strings.ContainsAny(token, "_xXpP") {
		return 0, malformed("WKT", text("坐标值不是数", "a coordinate is not a number"))
	}
	return f, nil
}
