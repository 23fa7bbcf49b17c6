package filter

import (
	"bytes"
	"encoding/json"

	"onemap/internal/geometry"
)

// JSON is the expression as canonical cql2-json in CRS84.
func (e *Expression) JSON() []byte {
	var b bytes.Buffer
	w := json.NewEncoder(&b)
	w.SetEscapeHTML(false)
	// Only strings, finite numbers and what is made of them: it cannot fail.
	_ = w.Encode(document(e.root))
	return bytes.TrimRight(b.Bytes(), "\n")
}

// applied is an operation as JSON, object whatever has one member.
type (
	applied struct {
		Op   Op    `json:"op"`
		Args []any `json:"args"`
	}
	object map[string]any
)

// document is a node in the form of CQL2 JSON.
func document(n Node) any {
	switch n := n.(type) {
	case *Operation:
		return operationDocument(n)
	case Reference:
		return object{"property": n.Property.Name}
	case TextLiteral:
		return string(n)
	case NumberLiteral:
		return float64(n)
	case BooleanLiteral:
		return bool(n)
	case Instant:
		if n.Day {
			return object{"date": n.String()}
		}
		return object{"timestamp": n.String()}
	case *Place:
		return n.document()
	}
	return ".." // Unbounded
}

func operationDocument(o *Operation) any {
	args := make([]any, len(o.Args))
	for i, a := range o.Args {
		args[i] = document(a)
	}
	switch o.Op {
	case MakeInterval:
		for i, a := range o.Args {
			if t, ok := a.(Instant); ok {
				args[i] = t.String()
			}
		}
		return object{"interval": args}
	case In:
		args = []any{args[0], args[1:]}
	}
	return applied{o.Op, args}
}

func (p *Place) document() any {
	switch p.Type {
	case BBox:
		return object{"bbox": p.bounds.Degrees()}
	case GeometryCollection:
		var all []any
		for _, m := range p.members() {
			all = append(all, m.document())
		}
		return object{"type": p.Type, "geometries": all}
	}
	return object{"type": p.Type, "coordinates": p.coordinates()}
}

func (p *Place) coordinates() any {
	switch p.Type {
	case Point:
		return positions(p.Points)[0]
	case MultiPoint:
		return positions(p.Points)
	case LineString:
		return positions(p.Lines[0])
	case MultiLineString:
		var all [][][2]float64
		for _, l := range p.Lines {
			all = append(all, positions(l))
		}
		return all
	case Polygon:
		return rings(p.Shape.Part(0))
	}
	var all [][][][2]float64
	for i := range p.Shape.Parts() {
		all = append(all, rings(p.Shape.Part(i)))
	}
	return all
}

func rings(polygon geometry.Shape) [][][2]float64 {
	var all [][][2]float64
	for r := range polygon.Rings() {
		all = append(all, positions(polygon.Ring(r)))
	}
	return all
}

func positions(xy []float64) [][2]float64 {
	var all [][2]float64
	for i := 0; i < len(xy); i += 2 {
		all = append(all, [2]float64{xy[i] / geometry.PerDegree, xy[i+1] / geometry.PerDegree})
	}
	return all
}
