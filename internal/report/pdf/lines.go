package pdf

import (
	"strings"
	"unicode"
)

// Characters that may not begin or end a line (kinsoku; GB/T 15834 punctuation).
const (
	notFirst = "、。，．：；？！）】》」』”’〕〉％‰℃·…—,.;:?!)]}%°′″m²"
	notLast  = "（【《「『“‘〔〈([{±<>#$￥"
)

// Lines breaks text into lines no wider than width as measured by wide.
// Nothing but blanks at the ends of lines is lost.
func Lines(text string, width float64, wide func(rune) float64) []string {
	var lines []string
	var line []rune
	used := 0.0
	for _, cluster := range clusters(text) {
		w := 0.0
		for _, r := range cluster {
			w += wide(r)
		}
		switch {
		case used+w <= width:
		case len(line) > 0 && w <= width:
			lines, line, used = append(lines, trimmed(line)), nil, 0
		case w > width: // one long word: as much as fits, then on
			lines, line, used = fill(lines, line, used, cluster, width, wide)
			continue
		}
		if len(line) == 0 && strings.TrimSpace(string(cluster)) == "" {
			continue
		}
		line, used = append(line, cluster...), used+w
	}
	if len(line) > 0 || len(lines) == 0 {
		lines = append(lines, trimmed(line))
	}
	return lines
}

// fill puts a word that is wider than a line where the line stands.
func fill(lines []string, line []rune, used float64, word []rune, width float64, wide func(rune) float64) ([]string, []rune, float64) {
	for _, r := range word {
		if used+wide(r) > width && len(line) > 0 {
			lines, line, used = append(lines, trimmed(line)), nil, 0
		}
		line, used = append(line, r), used+wide(r)
	}
	return lines, line, used
}

func trimmed(line []rune) string { return strings.TrimRight(string(line), " ") }

// clusters cuts a text where a line may end: after blanks, hyphens and slashes
// of western words, between ideographs unless the rules above forbid it.
func clusters(text string) [][]rune {
	var out [][]rune
	var current []rune
	runes := []rune(text)
	for i, r := range runes {
		current = append(current, r)
		if i+1 == len(runes) || !unit(runes, i) && mayBreak(r, runes[i+1]) {
			out = append(out, current)
			current = nil
		}
	}
	return out
}

// unit tells whether the blank at i stands between a number and its unit.
func unit(runes []rune, i int) bool {
	return runes[i] == ' ' && i > 0 && unicode.IsDigit(runes[i-1]) && strings.ContainsRune("m%hk公亩米页", runes[i+1])
}

func mayBreak(a, b rune) bool {
	switch {
	case b == ' ' || strings.ContainsRune(notLast, a):
		return false
	case a == ' ':
		return true
	case ideographic(b):
		return !strings.ContainsRune(notFirst, b)
	case ideographic(a):
		return !strings.ContainsRune(notFirst, b) || b == 'm' || b == '.'
	}
	return (a == '-' || a == '/' || a == ',' || a == ';') && unicode.IsLetter(b)
}

// ideographic tells whether a line may break beside r: Chinese characters and
// full-width punctuation.
func ideographic(r rune) bool { return r >= 0x2e80 || strings.ContainsRune("“”‘’…—·", r) }
