package postgis

import (
	"bytes"
	"encoding/json"
)

// attributeReader reads the attributes of one row after the other. Rows of a
// layer have the same names, so each name is made once.
type attributeReader struct{ names map[string]string }

// read takes jsonb as PostgreSQL writes it: {"DLBM": "0101", "BZ": ""}. What is
// not plain text without escapes is left to encoding/json.
func (r *attributeReader) read(text []byte) (map[string]string, error) {
	all := make(map[string]string, bytes.Count(text, []byte(`": "`)))
	rest, ok := bytes.CutPrefix(text, []byte("{"))
	for ok && len(rest) > 0 && rest[0] != '}' {
		var name, value []byte
		if name, rest, ok = plainText(rest); !ok {
			break
		}
		if rest, ok = bytes.CutPrefix(rest, []byte(": ")); !ok {
			break
		}
		if value, rest, ok = plainText(rest); !ok {
			break
		}
		all[r.name(name)] = string(value)
		rest = bytes.TrimPrefix(rest, []byte(", "))
	}
	if ok && string(rest) == "}" {
		return all, nil
	}
	all = nil
	return all, json.Unmarshal(text, &all)
}

// plainText is a JSON string without escapes.
func plainText(b []byte) (text, rest []byte, ok bool) {
	if len(b) == 0 || b[0] != '"' {
		return nil, b, false
	}
	end := bytes.IndexByte(b[1:], '"')
	if end < 0 || bytes.IndexByte(b[1:end+1], '\\') >= 0 {
		return nil, b, false
	}
	return b[1 : end+1], b[end+2:], true
}

func (r *attributeReader) name(b []byte) string {
	if s, ok := r.names[string(b)]; ok {
		return s
	}
	if r.names == nil {
		r.names = map[string]string{}
	}
	s := string(b)
	r.names[s] = s
	return s
}
