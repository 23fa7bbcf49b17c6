package ingest

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"onemap/internal/problem"
)

// dbf is a dBASE III table. A nil table has no attributes.
type dbf struct {
	rows    []byte
	size    int // of a row
	fields  []dbfField
	decoder encoding.Encoding
	name    string // of the encoding
}

type dbfField struct {
	name         string
	kind         byte
	offset, size int
}

// openDBF reads the head of a table. The encoding is that of the .cpg file,
// else of the language byte, else UTF-8 when everything is UTF-8, else GBK.
func openDBF(data []byte, cpg string) (*dbf, error) {
	if len(data) < 33 {
		return nil, broken(nil)
	}
	head, size := int(binary.LittleEndian.Uint16(data[8:])), int(binary.LittleEndian.Uint16(data[10:]))
	if head < 33 || head > len(data) || size < 1 {
		return nil, broken(nil)
	}
	t := &dbf{rows: data[head:], size: size}
	t.decoder, t.name = tableEncoding(data, cpg)
	offset := 1
	for i := 32; i+32 <= head && data[i] != 0x0d; i += 32 {
		f := dbfField{kind: data[i+11], offset: offset, size: int(data[i+16])}
		name, _, _ := bytes.Cut(data[i:i+11], []byte{0})
		f.name, _ = t.text(name)
		if offset += f.size; offset > size {
			return nil, broken(nil)
		}
		t.fields = append(t.fields, f)
	}
	return t, nil
}

func tableEncoding(data []byte, cpg string) (encoding.Encoding, string) {
	if e, name := codePage(cpg); e != nil {
		return e, name
	}
	switch data[29] { // language driver
	case 0x4d, 0x7a:
		return simplifiedchinese.GB18030, "gb18030"
	case 0x4f, 0x78:
		e, name := codePage("BIG5")
		return e, name
	}
	if utf8.Valid(data[32:]) {
		return unicode.UTF8, "utf-8"
	}
	return simplifiedchinese.GB18030, "gb18030"
}

// text decodes with replacement; lost tells that a character was cut or wrong.
func (t *dbf) text(raw []byte) (s string, lost bool) {
	out, err := t.decoder.NewDecoder().Bytes(raw)
	s = strings.TrimRight(string(out), " \x00")
	return strings.ToValidUTF8(s, "\uFFFD"), err != nil || strings.ContainsRune(s, utf8.RuneError)
}

func (t *dbf) row(i int) []byte {
	if t == nil || (i+1)*t.size > len(t.rows) {
		return nil
	}
	return t.rows[i*t.size : (i+1)*t.size]
}

func (t *dbf) deleted(i int) bool {
	row := t.row(i)
	return len(row) > 0 && row[0] == '*'
}

// fill writes the attributes of row i; empty values are left out.
func (t *dbf) fill(i int, out map[string]string) (warnings []problem.Problem) {
	row := t.row(i)
	if row == nil {
		return nil
	}
	var cut []string
	for _, f := range t.fields {
		value, lost := t.text(row[f.offset : f.offset+f.size])
		if lost {
			cut = append(cut, f.name)
		}
		if value = f.tidy(value); value != "" && strings.Trim(value, "*") != "" {
			out[f.name] = value
		}
	}
	if len(cut) == 0 {
		return nil
	}
	return []problem.Problem{warn(lostCharacters,
		say("字段 %s 的文字被截断或无法解码，已用替代符", "text of %s is cut or cannot be decoded; replaced", strings.Join(cut, ", ")),
		say("请加长字段或改正编码（.cpg）", "lengthen the field or correct the encoding (.cpg)"))}
}

// tidy trims a value; zeros at the end of a decimal say nothing.
func (f dbfField) tidy(value string) string {
	value = strings.TrimSpace(value)
	if (f.kind == 'N' || f.kind == 'F') && strings.Contains(value, ".") && !strings.ContainsAny(value, "eE") {
		value = strings.TrimSuffix(strings.TrimRight(value, "0"), ".")
	}
	return value
}
