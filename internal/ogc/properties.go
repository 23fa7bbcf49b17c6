package ogc

import (
	"bytes"
	"encoding/json"
)

// Properties keep the order of the definition in JSON, which GDAL and people
// show fields in.
type Properties []Described

// MarshalJSON writes an object.
func (p Properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, d := range p {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(appendText(nil, d.Name))
		b.WriteByte(':')
		v, err := json.Marshal(d)
		if err != nil {
			return nil, err
		}
		b.Write(v)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
