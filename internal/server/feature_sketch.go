package server

import (
	"math"
	"strconv"

	"onemap/internal/geometry"
)

// sketch draws shapes as one SVG path: north up, longitude shortened by the
// cosine of the latitude, so that a square field looks square.
type sketch struct{ shapes []geometry.Shape }

// The drawing is this wide and at most this high, and has at most so many
// vertices; larger ones are thinned.
const (
	sketchWidth    = 640
	sketchHeight   = 360
	sketchVertices = 20_000
)

// Empty tells whether there is nothing to draw.
func (s sketch) Empty() bool { return s.vertices() == 0 }

// ViewBox is the size of the drawing.
func (s sketch) ViewBox() string {
	return "-8 -8 " + strconv.Itoa(sketchWidth+16) + " " + strconv.Itoa(sketchHeight+16)
}

// Path is the data of the path.
func (s sketch) Path() string {
	bounds := geometry.EmptyBounds()
	for _, shape := range s.shapes {
		bounds = bounds.Union(shape.Bounds())
	}
	shrink := math.Cos((bounds.South + bounds.North) / 2 / geometry.PerDegree * math.Pi / 180)
	scale := math.Min(sketchWidth/math.Max(1, (bounds.East-bounds.West)*shrink), sketchHeight/math.Max(1, bounds.North-bounds.South))
	left, top := (sketchWidth-(bounds.East-bounds.West)*shrink*scale)/2, (sketchHeight-(bounds.North-bounds.South)*scale)/2
	every := 1 + s.vertices()/sketchVertices
	var b []byte
	for _, shape := range s.shapes {
		for r := range shape.Rings() {
			ring := shape.Ring(r)
			command := byte('M')
			for i := 0; i+2 < len(ring); i += 2 * every {
				b = append(b, command)
				b = strconv.AppendFloat(b, left+(ring[i]-bounds.West)*shrink*scale, 'f', 1, 64)
				b = append(b, ' ')
				b = strconv.AppendFloat(b, top+(bounds.North-ring[i+1])*scale, 'f', 1, 64)
				command = 'L'
			}
			b = append(b, 'Z')
		}
	}
	return string(b)
}

func (s sketch) vertices() (n int) {
	for _, shape := range s.shapes {
		n += shape.Vertices()
	}
	return n
}
