package ingest

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// decodeText decodes a text file: BOM, then strict UTF-8, else GB18030
// (domain 0.3). It fails with E01 when none of them fits.
func decodeText(data []byte) (text, name string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) && utf8.Valid(data[3:]):
		return string(data[3:]), "utf-8-sig", nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeUTF16(data)
	case utf8.Valid(data):
		return string(data), "utf-8", nil
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return "", "", undecodable()
	}
	return string(out), "gb18030", nil
}

func decodeUTF16(data []byte) (string, string, error) {
	out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return "", "", undecodable()
	}
	return string(out), "utf-16", nil
}

func undecodable() error {
	return refuse("E01", say("文件既不是 UTF-8 也不是 GBK 编码的文本", "the text is neither UTF-8 nor GBK"),
		say("请另存为 UTF-8 或 GBK 编码后重新提交", "save it as UTF-8 or GBK and send it again"))
}

// codePage is the encoding a .cpg file or DBF language byte names; nil when
// the name is not known.
func codePage(name string) (encoding.Encoding, string) {
	key := strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToUpper(strings.TrimSpace(name)))
	switch strings.TrimPrefix(strings.TrimPrefix(key, "ANSI"), "CP") {
	case "UTF8", "65001":
		return unicode.UTF8, "utf-8"
	case "GBK", "936", "GB18030", "GB2312", "54936", "MS936":
		return simplifiedchinese.GB18030, "gb18030"
	case "BIG5", "950":
		return traditionalchinese.Big5, "big5"
	case "1252", "ISO88591", "88591", "LATIN1":
		return charmap.Windows1252, "windows-1252"
	case "1251":
		return charmap.Windows1251, "windows-1251"
	}
	return nil, ""
}

// narrow gives full-width letters, digits and punctuation in ASCII, so that
// structure and numbers can be read whatever keyboard wrote them.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0xFF01 && r <= 0xFF5E:
			return r - 0xFEE0
		case r == 0x3000 || r == 0xA0:
			return ' '
		case r == '【' || r == '〔':
			return '['
		case r == '】' || r == '〕':
			return ']'
		case r == 0xFEFF:
			return -1
		}
		return r
	}, s)
}

// splitLines splits on CR LF, LF and CR alike.
func splitLines(text string) []string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Split(strings.ReplaceAll(text, "\r", "\n"), "\n")
}
