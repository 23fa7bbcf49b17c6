package filter

import (
	"math"

	"onemap/internal/layer"
)

// Numbers in arithmetic are zero or of a size between these; beyond, there is
// no value. So no product or quotient leaves float64, where PostgreSQL would
// fail (schema/migrations/00008_filter.sql).
const (
	largest  = 1e150
	smallest = 1e-150
)

func calculable(x float64) bool {
	a := math.Abs(x)
	return a == 0 || a >= smallest && a <= largest
}

func arithmetic(op Op, left, right value[float64]) value[float64] {
	return func(f *layer.Feature) (float64, bool) {
		l, ok := left(f)
		if !ok {
			return 0, false
		}
		r, ok := right(f)
		if !ok || !calculable(l) || !calculable(r) {
			return 0, false
		}
		return calculate(op, l, r)
	}
}

// calculate has no value for a division by zero and for a power that is not
// real. Intermediate products are rounded on their own, not fused, as the
// database rounds them.
func calculate(op Op, l, r float64) (float64, bool) {
	switch op {
	case Plus:
		return l + r, true
	case Minus:
		return l - r, true
	case Times:
		return l * r, true
	case Power:
		return power(l, r)
	}
	if r == 0 {
		return 0, false
	}
	switch whole := math.Trunc(l / r); op {
	case Divide:
		return l / r, true
	case IntegerDiv:
		return whole, true
	default:
		product := float64(whole * r)
		return l - product, true
	}
}

// power stays within e^690, about 1e300.
func power(l, r float64) (float64, bool) {
	if l == 0 && r < 0 || l < 0 && r != math.Trunc(r) {
		return 0, false
	}
	if l != 0 && math.Abs(r*math.Log(math.Abs(l))) > 690 {
		return 0, false
	}
	return math.Pow(l, r), true
}
