package filter

import "strconv"

// Longest runs of digits in an attribute that is read as a number. Within them
// no number is too large or too small for a float64, so PostgreSQL never fails
// to read what is read here (schema/migrations/00008_filter.sql).
const (
	maxDigits   = 40
	maxExponent = 2
)

// readNumber reads [+-]digits[.digits][e[+-]digits]; all else, such as NaN, hex
// digits or blanks, is no number.
func readNumber(s string) (float64, bool) {
	i := signAt(s, 0)
	whole := digitsAt(s, i)
	n, fraction := whole, 0
	if whole < len(s) && s[whole] == '.' {
		n = digitsAt(s, whole+1)
		fraction = n - whole - 1
	}
	if whole-i > maxDigits || fraction > maxDigits || whole-i+fraction == 0 {
		return 0, false
	}
	if n < len(s) && (s[n] == 'e' || s[n] == 'E') {
		from := signAt(s, n+1)
		n = digitsAt(s, from)
		if n == from || n-from > maxExponent {
			return 0, false
		}
	}
	if n != len(s) {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil
}

func signAt(s string, i int) int {
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		return i + 1
	}
	return i
}
