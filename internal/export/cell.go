package export

import (
	"strconv"

	"onemap/internal/layer"
)

// textOf is a cell as text: numbers in their shortest form, dates as
// YYYY-MM-DD, empty for nothing.
func textOf(cell any) string {
	switch v := cell.(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case layer.Date:
		return v.String()
	}
	return ""
}

// typed tells whether a cell is nothing or of the kind of its column.
func (k Kind) typed(cell any) bool {
	switch cell.(type) {
	case nil:
		return true
	case string:
		return k == Text
	case int64:
		return k == Integer
	case float64:
		return k == Number
	}
	return k == Date
}
