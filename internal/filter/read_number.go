package filter

import "strconv"

// Longest attribute that is read as a number, and digits of its exponent. No
// number within them is too large or too small for a float64, so PostgreSQL
// never fails to read what is read here (schema/migrations/00008_filter.sql).
const (
	maxLength   = 40
	maxExponent = 2
)

// readNumber reads [+-]digits[.digits][e[+-]digits]; all else, such as NaN, hex
// digits or blanks, is no number.
func readNumber(s string) (float64, bool) {
	if len(s) > maxLength {
		return 0, false
	}
	i := signAt(s, 0)
	n := digitsAt(s, i)
	digits := n - i
	if n < len(s) && s[n] == '.' {
		i, n = n+1, digitsAt(s, n+1)
		digits += n - i
	}
	if digits == 0 {
		return 0, false
	}
	if n < len(s) && (s[n] == 'e' || s[n] == 'E') {
		from := signAt(s, n+1)
		if n = digitsAt(s, from); n == from || n-from > maxExponent {
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
