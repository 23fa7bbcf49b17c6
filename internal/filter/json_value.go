package filter

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// jsonValue is one value of a JSON text and where it begins.
type jsonValue struct {
	at int
	is any // nil, bool, string, json.Number, jsonArray or jsonObject
}

type (
	jsonArray  []jsonValue
	jsonObject map[string]jsonValue
)

// maxBrackets is how deep a JSON text may nest: an operation takes an object
// and an array, a geometry some more.
const maxBrackets = 2*MaxDepth + 8

// jsonReader reads one JSON text into values.
type jsonReader struct {
	source  []byte
	decoder *json.Decoder
	depth   int
}

func newJSONReader(source []byte) *jsonReader {
	d := json.NewDecoder(bytes.NewReader(source))
	d.UseNumber()
	return &jsonReader{source: source, decoder: d}
}

var (
	errNested = errors.New("nested too deep")
	errTwice  = errors.New("a member is named twice")
	errMore   = errors.New("something follows the value")
)

// whole reads the only value of the text.
func (r *jsonReader) whole() (jsonValue, error) {
	v, err := r.value()
	if err != nil {
		return v, err
	}
	if _, err := r.decoder.Token(); !errors.Is(err, io.EOF) {
		return v, errMore
	}
	return v, nil
}

// offset is where the next token begins.
func (r *jsonReader) offset() int {
	i := int(r.decoder.InputOffset())
	for i < len(r.source) && bytes.IndexByte([]byte(" \t\r\n,:"), r.source[i]) >= 0 {
		i++
	}
	return i
}

func (r *jsonReader) value() (jsonValue, error) {
	v := jsonValue{at: r.offset()}
	t, err := r.decoder.Token()
	if err != nil {
		return v, err
	}
	d, nested := t.(json.Delim)
	if !nested {
		v.is = t
		return v, nil
	}
	if r.depth++; r.depth > maxBrackets {
		return v, errNested
	}
	if d == '[' {
		v.is, err = r.array()
	} else {
		v.is, err = r.object()
	}
	r.depth--
	return v, err
}

func (r *jsonReader) array() (jsonArray, error) {
	var all jsonArray
	for r.decoder.More() {
		v, err := r.value()
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	_, err := r.decoder.Token()
	return all, err
}

func (r *jsonReader) object() (jsonObject, error) {
	all := jsonObject{}
	for r.decoder.More() {
		key, err := r.decoder.Token()
		if err != nil {
			return nil, err
		}
		v, err := r.value()
		if err != nil {
			return nil, err
		}
		name, _ := key.(string)
		if _, twice := all[name]; twice {
			return nil, errTwice
		}
		all[name] = v
	}
	_, err := r.decoder.Token()
	return all, err
}
