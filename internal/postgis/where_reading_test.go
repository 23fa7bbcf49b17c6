package postgis_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/cases"

	"onemap/internal/filter"
	"onemap/internal/layer"
)

// strange are texts that are nearly numbers, days or moments.
func strange() []string {
	return []string{
		"", " ", "0", "-0", "+1", "1.", ".5", ".", "-", "1e", "1e5", "1E+05", "1e-07", "1e100", "1e99", "9e-99", "1e400", "1e-400", "NaN", "Infinity",
		"-inf", "0x10", "1_000", "1,000", "１２", "12 ", " 12", "12\n", "٣", strings.Repeat("9", 40), strings.Repeat("9", 41), "0." + strings.Repeat("1", 41),
		"12.0", "1.10", "1.1", "9007199254740993", "0.1", "0.10000000000000000555",
		"20240229", "20230229", "20241301", "20240100", "00000101", "00010101", "99991231", "2024013", "202401311", "2024-01-31", "2024-1-31", "2024-02-30",
		"2024-13-01", "2024/1/2", "2024/01/02", "2024/1/", "2024//2", "2024/1/2/3", "2024/001/2", "2024年1月2日", "2024年01月31日", "2024年1月2", "2024年13月1日",
		"2024-01-31T08:00:00Z", "2024-01-31T08:00:00+08:00", "2024-01-31T08:00:00.123456789Z", "2024-01-31T08:00:00.Z", "2024-01-31T24:00:00Z",
		"2024-01-31T23:60:00Z", "2024-01-31T23:59:60Z", "2024-01-31T08:00:00", "2024-01-31T08:00Z", "2024-01-31 08:00:00Z", "2024-01-31T08:00:00-0800",
		"2024-01-31T08:00:00+24:00", "2024-01-31T00:00:00-23:59", "0001-01-01T00:00:00+23:59", "2024-01-31t08:00:00z", "2024-01-31T08:00:00ZZ", "2024ー01ー31",
		"true", "false", "TRUE", "t", "1", "yes",
	}
}

// garbled changes a text at random.
func garbled(r *rand.Rand, s string) string {
	letters := []rune("0123456789-+./:TZeE 年月日x")
	runes := []rune(s)
	for range 1 + r.IntN(2) {
		i := r.IntN(len(runes) + 1)
		switch r.IntN(3) {
		case 0:
			runes = append(runes[:i], append([]rune{letters[r.IntN(len(letters))]}, runes[i:]...)...)
		case 1:
			if i < len(runes) {
				runes = append(runes[:i], runes[i+1:]...)
			}
		case 2:
			if i < len(runes) {
				runes[i] = letters[r.IntN(len(letters))]
			}
		}
	}
	return string(runes)
}

// What is a number, a day or a moment, and which, is the same in Go and in SQL.
func TestAttributesAreReadAlike(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(60, 61))
	texts := strange()
	for range 3000 {
		texts = append(texts, garbled(r, texts[r.IntN(len(strange()))]))
	}
	var features []layer.Feature
	for i, s := range texts {
		features = append(features, layer.Feature{ID: fmt.Sprint(i), Attributes: map[string]string{"V": s}, Shape: square(0, 0, 1)})
	}
	for kind, asked := range map[filter.Kind][]string{
		filter.Number:    {"V IS NULL", "V < 1", "V = 0.1", "V > 9007199254740992", "V = 12", "V % 2 = 1", "V * 1E100 IS NULL", "V ^ 3 > 1000"},
		filter.Date:      {"V IS NULL", "V = DATE('2024-01-31')", "V < DATE('2024-01-31')", "V > TIMESTAMP('2024-01-31T00:00:00Z')", "V = DATE('2024-01-02')"},
		filter.Timestamp: {"V IS NULL", "V = TIMESTAMP('2024-01-31T00:00:00Z')", "V < DATE('2024-01-31')", "V > TIMESTAMP('2024-01-31T08:00:00.123456Z')", "V = TIMESTAMP('2024-01-31T08:00:00.123456Z')"},
		filter.Boolean:   {"V IS NULL", "V", "V <> true"},
		filter.Text:      {"V IS NULL", "V < '2'", "V LIKE '2024_01%'", "CASEI(V) = 'true'", "ACCENTI(V) > 'n'"},
	} {
		f := filtered{schema: filter.NewSchema([]filter.Property{{Name: "V", Kind: kind}})}
		t.Run(fmt.Sprint(kind), func(t *testing.T) {
			t.Parallel()
			p := publishFeatures(t, "DLTB", features, f.schema)
			for _, text := range asked {
				n := len(p.agree(t, text))
				require.NotZero(t, n, text)
				require.Less(t, n, len(features), text)
			}
		})
	}
}

// CASEI folds every letter as Unicode does (full case folding), but for the
// Turkish ı, which becomes i, and Cherokee, which becomes small: PostgreSQL 15
// knows only lower and upper case. No two foldings of one letter differ.
func TestCaseIsFoldedFully(t *testing.T) {
	t.Parallel()
	fold := cases.Fold()
	var features []layer.Feature
	for r := rune(1); r <= unicode.MaxRune; r++ {
		if unicode.ToLower(r) != r || unicode.ToUpper(r) != r {
			f := layer.Feature{ID: fmt.Sprintf("%U", r), Attributes: map[string]string{"V": string(r) + "a", "W": fold.String(string(r) + "a")}, Shape: square(0, 0, 1)}
			features = append(features, f)
		}
	}
	p := publishFeatures(t, "DLTB", features, filter.NewSchema([]filter.Property{{Name: "V", Kind: filter.Text}, {Name: "W", Kind: filter.Text}}))
	require.Greater(t, len(features), 2500)
	for _, i := range p.agree(t, "CASEI(V) <> W") {
		letter, _ := utf8.DecodeRuneInString(features[i].Attributes["V"])
		require.True(t, letter == 'ı' || unicode.Is(unicode.Cherokee, letter), features[i].ID)
	}
	require.Len(t, p.agree(t, "CASEI(V) = CASEI(W)"), len(features))
}
