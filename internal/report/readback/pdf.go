package readback

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
)

// The body of a page, points from below: what is above or below is header and
// footer, which stand on every page.
const bodyTop, bodyBottom = 790.0, 50.0

// PDF gives the text of the pages in the order in which it was written, without
// header and footer.
func PDF(file []byte) (string, error) {
	var b strings.Builder
	for rest := file; ; {
		begin := bytes.Index(rest, []byte("stream\n"))
		if begin < 0 {
			return b.String(), nil
		}
		rest = rest[begin+len("stream\n"):]
		end := bytes.Index(rest, []byte("\nendstream"))
		if end < 0 {
			return "", errors.New("readback: a stream without an end")
		}
		if content, ok := inflated(rest[:end]); ok && bytes.Contains(content, []byte(" Tj ET")) {
			if err := texts(&b, content); err != nil {
				return "", err
			}
		}
		rest = rest[end+len("\nendstream"):]
	}
}

func inflated(stream []byte) ([]byte, bool) {
	r, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		return nil, false
	}
	content, err := io.ReadAll(r)
	return content, err == nil
}

// texts reads every "BT x y Td (…) Tj ET" of a page; the codes are UTF-16, as
// the font's map to Unicode says.
func texts(b *strings.Builder, content []byte) error {
	const begin = " Td ("
	for {
		at := bytes.Index(content, []byte(begin))
		if at < 0 {
			return nil
		}
		y, err := strconv.ParseFloat(string(content[bytes.LastIndexByte(content[:at], ' ')+1:at]), 64)
		if err != nil {
			return fmt.Errorf("readback: where a text stands: %w", err)
		}
		codes, n := unescaped(content[at+len(begin):])
		content = content[at+len(begin)+n:]
		if y < bodyTop && y > bodyBottom {
			b.WriteString(decoded(codes))
			b.WriteByte('\n')
		}
	}
}

// unescaped reads a literal string up to its closing parenthesis.
func unescaped(s []byte) (out []byte, n int) {
	for n < len(s) {
		switch c := s[n]; c {
		case ')':
			return out, n + 1
		case '\\':
			n++
			if s[n] == 'r' {
				out = append(out, '\r')
			} else {
				out = append(out, s[n])
			}
		default:
			out = append(out, c)
		}
		n++
	}
	return out, n
}

func decoded(codes []byte) string {
	units := make([]uint16, len(codes)/2)
	for i := range units {
		units[i] = uint16(codes[2*i])<<8 | uint16(codes[2*i+1])
	}
	return string(utf16.Decode(units))
}
