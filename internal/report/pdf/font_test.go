package pdf_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/problem"
	"onemap/internal/report/pdf"
)

func TestAFontThatIsNoneIsAProblemThatSaysWhatToDo(t *testing.T) {
	file := filepath.Join(t.TempDir(), "font.otf")
	require.NoError(t, os.WriteFile(file, []byte("OTTO\x00\x01 not a TrueType font"), 0o600))
	for _, path := range []string{file, file + ".missing"} {
		_, err := pdf.Find(path)
		p, ok := problem.As(err)
		require.True(t, ok)
		require.Equal(t, "F02", p.Code)
		require.NotEmpty(t, p.Next.ZH)
		require.NotEmpty(t, p.Next.EN)
	}
}

func TestTheFontKnowsWhatItLacks(t *testing.T) {
	font, err := pdf.Find("")
	require.NoError(t, err)
	require.Equal(t, "沂源县 m² 12", font.Shown("沂源县\tm² 12"))
	require.Equal(t, "〔U+364D〕村〔U+20BB7〕〔U+0007〕", font.Shown("㙍村𠮷\a"))
}

// FuzzParse: whatever file an operator names, the program says so and lives.
func FuzzParse(f *testing.F) {
	f.Add([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"))
	f.Add([]byte("\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00cmap\x00\x00\x00\x00\x00\x00\x00\x1c\x00\x00\x00\x04\x00\x00\x00\x09"))
	f.Fuzz(func(_ *testing.T, b []byte) {
		if font, err := pdf.Parse(b); err == nil {
			font.Shown("沂源")
		}
	})
}
