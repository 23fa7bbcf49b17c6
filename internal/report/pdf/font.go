package pdf

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// Font is a TrueType face that can be embedded.
type Font struct {
	Path   string
	ttf    []byte
	glyphs *characterMap
}

// places are where Debian and others keep a Chinese TrueType font.
var places = []string{
	"/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
	"/usr/share/fonts/*/wqy-microhei.ttc",
	"/usr/share/fonts/*/*/wqy-microhei.ttc",
	"/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
	"/usr/local/share/fonts/*.tt[cf]",
}

// Find reads the font of that path, or, when it is empty, the first of the
// known places that holds one. Without a font it is a problem that says what to
// install.
func Find(path string) (*Font, error) {
	if path != "" {
		return read(path)
	}
	for _, place := range places {
		found, _ := filepath.Glob(place)
		for _, f := range found {
			if font, err := read(f); err == nil {
				return font, nil
			}
		}
	}
	return nil, &problem.Problem{Code: "F01", Class: problem.Environment,
		Message: bilingual.Text{ZH: "没有找到可嵌入 PDF 的中文字体", EN: "no Chinese font that a PDF can embed was found"},
		Next: bilingual.Text{ZH: "apt-get install -y fonts-wqy-microhei；或用 ONEMAP_FONT（命令行 --font）指定一个 TrueType 字体文件；其余格式不受影响",
			EN: "apt-get install -y fonts-wqy-microhei, or name a TrueType file in ONEMAP_FONT (or --font); all other formats work without it"}}
}

func read(path string) (*Font, error) {
	b, err := os.ReadFile(path)
	if err == nil {
		var f *Font
		if f, err = Parse(b); err == nil {
			f.Path = path
			return f, nil
		}
	}
	return nil, &problem.Problem{Code: "F02", Class: problem.Environment, Cause: err, File: path,
		Message: bilingual.Text{ZH: "字体文件不能用于 PDF", EN: "the font file cannot be used in a PDF"},
		Next: bilingual.Text{ZH: "需要 TrueType（glyf）轮廓的 .ttf 或 .ttc，例如文泉驿微米黑；CFF 轮廓的 .otf 不可用",
			EN: "a .ttf or .ttc with TrueType outlines is needed, e.g. WenQuanYi Micro Hei; .otf with CFF outlines does not work"}}
}

// tableRecord is one entry of the table directory (OpenType 1.9, "otff").
type tableRecord struct {
	tag      [4]byte
	checksum uint32
	data     []byte
}

var errFont = errors.New("not a TrueType font")

// Parse takes the first face of a TrueType file or collection.
func Parse(b []byte) (*Font, error) {
	at := 0
	if len(b) > 16 && string(b[:4]) == "ttcf" {
		at = int(binary.BigEndian.Uint32(b[12:]))
	}
	tables, err := directory(b, at)
	if err != nil {
		return nil, err
	}
	glyphs, err := newCharacterMap(tables)
	if err != nil {
		return nil, err
	}
	return &Font{ttf: assemble(tables), glyphs: glyphs}, nil
}

func directory(b []byte, at int) ([]tableRecord, error) {
	if at < 0 || at+12 > len(b) || string(b[at:at+4]) == "OTTO" {
		return nil, errFont
	}
	n := int(binary.BigEndian.Uint16(b[at+4:]))
	if n == 0 || at+12+16*n > len(b) {
		return nil, errFont
	}
	tables := make([]tableRecord, n)
	outlines := false
	for i := range tables {
		e := b[at+12+16*i:]
		offset, length := uint64(binary.BigEndian.Uint32(e[8:])), uint64(binary.BigEndian.Uint32(e[12:]))
		if offset+length > uint64(len(b)) {
			return nil, errFont
		}
		tables[i] = tableRecord{[4]byte(e[:4]), binary.BigEndian.Uint32(e[4:]), b[offset : offset+length]}
		outlines = outlines || string(e[:4]) == "glyf"
	}
	if !outlines {
		return nil, errFont
	}
	return tables, nil
}

// assemble writes one face as a file of its own.
func assemble(tables []tableRecord) []byte {
	n := len(tables)
	step, log := 1, 0
	for step*2 <= n {
		step, log = step*2, log+1
	}
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, step * 16, log, (n - step) * 16} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	offset := 12 + 16*n
	for _, t := range tables {
		out = append(out, t.tag[:]...)
		out = binary.BigEndian.AppendUint32(out, t.checksum)
		out = binary.BigEndian.AppendUint32(out, uint32(offset))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		offset += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(append(out, t.data...), make([]byte, (4-len(t.data)%4)%4)...)
	}
	return out
}
