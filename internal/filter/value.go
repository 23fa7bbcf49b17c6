package filter

import (
	"math"

	"onemap/internal/layer"
)

// value reads a scalar of a feature; false: it has none of this kind.
type value[T any] func(*layer.Feature) (T, bool)

func same[T any](v T) value[T] {
	return func(*layer.Feature) (T, bool) { return v, true }
}

func textValue(n Node) value[string] {
	switch n := n.(type) {
	case TextLiteral:
		return same(string(n))
	case Reference:
		return textOf(n.Property)
	case *Operation:
		return foldedValue(n.Op, textValue(n.Args[0]))
	}
	return func(*layer.Feature) (string, bool) { return "", false }
}

// textOf reads a property as the text it is delivered as; empty is no value. An
// identity is never empty: the importer sees to it.
func textOf(p Property) value[string] {
	switch p.Column {
	case InID:
		return func(f *layer.Feature) (string, bool) { return f.ID, true }
	case InName:
		return func(f *layer.Feature) (string, bool) { return f.Name, f.Name != "" }
	case InZone:
		return func(f *layer.Feature) (string, bool) { return f.Zone, f.Zone != "" }
	}
	key := p.Name
	return func(f *layer.Feature) (string, bool) {
		s := f.Attributes[key]
		return s, s != ""
	}
}

func numberValue(n Node) value[float64] {
	switch n := n.(type) {
	case NumberLiteral:
		return same(float64(n))
	case *Operation:
		return arithmetic(n.Op, numberValue(n.Args[0]), numberValue(n.Args[1]))
	case Reference:
		if n.Property.Column == InArea {
			return func(f *layer.Feature) (float64, bool) { return float64(f.Area), true }
		}
		return read(textOf(n.Property), readNumber)
	}
	return func(*layer.Feature) (float64, bool) { return 0, false }
}

// instantValue gives microseconds since 1970 UTC; the beginning and the end of
// time lie beyond all others.
func instantValue(n Node) value[int64] {
	switch n := n.(type) {
	case Instant:
		return same(n.Time.UnixMicro())
	case Unbounded:
		if n.Future {
			return same(int64(math.MaxInt64))
		}
		return same(int64(math.MinInt64))
	case Reference:
		if n.Property.Kind == Timestamp {
			return read(textOf(n.Property), readTimestamp)
		}
		return read(textOf(n.Property), readDate)
	}
	return func(*layer.Feature) (int64, bool) { return 0, false }
}

func read[T any](v value[string], parse func(string) (T, bool)) value[T] {
	return func(f *layer.Feature) (T, bool) {
		s, ok := v(f)
		if !ok {
			var none T
			return none, false
		}
		return parse(s)
	}
}
