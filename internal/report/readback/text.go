package readback

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"
	"unicode"

	"onemap/internal/report"
)

// most is how many missing texts are named.
const most = 5

// Missing gives the first texts of the blocks that are not in the text of a file, in
// order and character for character; white space does not count. The file
// shows a character as shown says.
func Missing(blocks []report.Block, text string, shown func(string) string) []string {
	rest := solid(text)
	var missing []string
	for _, b := range blocks {
		for _, s := range b.Strings() {
			want := solid(shown(s))
			at := strings.Index(rest, want)
			if at < 0 {
				if missing = append(missing, s); len(missing) == most {
					return missing
				}
				continue
			}
			rest = rest[at+len(want):]
		}
	}
	return missing
}

// AsIs shows every character as it is.
func AsIs(s string) string { return s }

// solid is a text without white space and what a file cannot hold.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == '\ufffd' {
			return -1
		}
		return r
	}, s)
}

var (
	dropped = regexp.MustCompile(`(?s)<style>.*?</style>|<title>.*?</title>`)
	tags    = regexp.MustCompile(`(?s)<[^>]*>`)
)

// HTML gives the text of a page.
func HTML(page []byte) string {
	return html.UnescapeString(tags.ReplaceAllString(dropped.ReplaceAllString(string(page), ""), ""))
}

// Word gives the text of the body of a Word document.
func Word(file []byte) (string, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return "", fmt.Errorf("readback: %w", err)
	}
	r, err := z.Open("word/document.xml")
	if err != nil {
		return "", fmt.Errorf("readback: %w", err)
	}
	defer func() { _ = r.Close() }()
	var b strings.Builder
	inText := false
	for d := xml.NewDecoder(r); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String(), nil
		}
		if err != nil {
			return "", fmt.Errorf("readback: %w", err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			inText = x.Name.Local == "t"
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				b.Write(x)
			}
		}
	}
}
