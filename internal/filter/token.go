package filter

import (
	"strings"
	"unicode/utf8"
)

// tokenKind is what the scanner found.
type tokenKind int

const (
	end     tokenKind = iota
	word              // keyword, function or property
	quoted            // "property"
	literal           // 'text'
	digits            // number without sign
	symbol            // = <> < <= > >= ( ) , + - * / % ^
	wrong             // nothing of the language
)

// token is one piece of text. Text is without its quotation marks.
type token struct {
	kind tokenKind
	text string
	at   int // byte offset
}

func (t token) is(keyword string) bool { return t.kind == word && strings.EqualFold(t.text, keyword) }

func (t token) sign(s string) bool { return t.kind == symbol && t.text == s }

// scan cuts source into tokens; the last is of kind end or wrong.
func scan(source string) []token {
	var all []token
	for rest := source; ; {
		rest = strings.TrimLeft(rest, " \t\r\n")
		offset := len(source) - len(rest)
		t, n := next(rest)
		t.at = offset
		all = append(all, t)
		if t.kind == end || t.kind == wrong {
			return all
		}
		rest = rest[n:]
	}
}

// next is the token s begins with and its length in bytes.
func next(s string) (token, int) {
	if s == "" {
		return token{kind: end}, 0
	}
	switch c := s[0]; {
	case c == '\'':
		return quotation(s, literal)
	case c == '"':
		return quotation(s, quoted)
	case c >= '0' && c <= '9' || c == '.' && len(s) > 1 && s[1] >= '0' && s[1] <= '9':
		n := numberLength(s)
		return token{kind: digits, text: s[:n]}, n
	}
	if n := wordLength(s); n > 0 {
		return token{kind: word, text: s[:n]}, n
	}
	for _, two := range []string{"<>", "<=", ">="} {
		if strings.HasPrefix(s, two) {
			return token{kind: symbol, text: two}, 2
		}
	}
	if strings.IndexByte("=<>(),+-*/%^", s[0]) >= 0 {
		return token{kind: symbol, text: s[:1]}, 1
	}
	return token{kind: wrong, text: "unknown"}, 0
}

// quotation reads a text in quotation marks; one inside is doubled.
func quotation(s string, kind tokenKind) (token, int) {
	mark := s[0]
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		next := byte(0)
		if i+1 < len(s) {
			next = s[i+1]
		}
		switch escaped, ok := escape(next); {
		case s[i] == '\\' && kind == literal && ok:
			b.WriteByte(escaped)
			i++
		case s[i] == mark && next == mark:
			b.WriteByte(mark)
			i++
		case s[i] == mark:
			return token{kind: kind, text: b.String()}, i + 1
		default:
			b.WriteByte(s[i])
		}
	}
	return token{kind: wrong, text: "unclosed"}, 0
}

// escape is what stands for a character after a backslash in a literal
// (21-065r2, /req/cql2-text/escaping). A backslash before any other character
// is itself, as LIKE needs it.
func escape(c byte) (byte, bool) {
	i := strings.IndexByte(escapeLetters, c)
	if i < 0 {
		return 0, false
	}
	return escapedBytes[i], true
}

// A letter of the first stands, after a backslash, for the byte of the second.
const (
	escapeLetters = `abtnvfr\'`
	escapedBytes  = "\a\b\t\n\v\f\r\\'"
)

// numberLength reads digits, a fraction and an exponent.
func numberLength(s string) int {
	n := digitsAt(s, 0)
	if n < len(s) && s[n] == '.' {
		n = digitsAt(s, n+1)
	}
	if n < len(s) && (s[n] == 'E' || s[n] == 'e') {
		m := n + 1
		if m < len(s) && (s[m] == '+' || s[m] == '-') {
			m++
		}
		if end := digitsAt(s, m); end > m {
			n = end
		}
	}
	return n
}

func digitsAt(s string, i int) int {
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return i
}

func wordLength(s string) int {
	for i, r := range s {
		if !identifierStart(r) && (i == 0 || !identifierPart(r)) {
			return i
		}
	}
	return len(s)
}

// identifierStart and identifierPart are those of the grammar (21-065r2, Annex
// B), which took them from XML names.
func identifierStart(r rune) bool {
	switch {
	case r == ':' || r == '_' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z':
		return true
	case r == utf8.RuneError || r < 0xC0 || r == 0xD7 || r == 0xF7:
		return false
	}
	for _, span := range [][2]rune{
		{0xC0, 0x2FF}, {0x370, 0x37D}, {0x37F, 0x1FFE}, {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
		{0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFC}, {0x10000, 0xEFFFF},
	} {
		if span[0] <= r && r <= span[1] {
			return true
		}
	}
	return false
}

func identifierPart(r rune) bool {
	return r == '.' || r >= '0' && r <= '9' || r >= 0x300 && r <= 0x36F || r == 0x203F || r == 0x2040
}
