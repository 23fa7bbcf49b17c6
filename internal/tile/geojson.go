package tile

import (
	"encoding/json"
	"fmt"
	"strconv"
)

const collectionHead = `{"type":"FeatureCollection","features":[`

// foot ends a collection and says what it does not show.
func (t *Tile) foot() string {
	return fmt.Sprintf(`],"onemap":{"features":%d,"merged":%d,"dropped":%d}}`, t.Features, t.Merged, t.Dropped)
}

// geojson writes the chosen features as a collection.
func (p *pen) geojson(r Request, chosen selection) Tile {
	var t Tile
	d := p.degrees()
	p.body = append(p.body[:0], collectionHead...)
	for _, slot := range chosen.own {
		from := len(p.body)
		if from > len(collectionHead) {
			p.body = append(p.body, ',')
		}
		p.body = p.properties(p.body, slot, r.Name)
		if !p.coordinates(slot, &d) {
			p.body = p.body[:from]
			continue
		}
		t.Features++
	}
	if t.Features == 0 {
		return Tile{}
	}
	t.Bytes = append(append([]byte(nil), p.body...), t.foot()...)
	return t
}

// properties writes a feature up to its coordinates.
func (p *pen) properties(b []byte, slot int32, name string) []byte {
	t := &p.source.table
	b = append(b, `{"type":"Feature","id":`...)
	b = strconv.AppendInt(b, int64(p.source.ordinal[slot])+1, 10)
	b = appendText(append(b, `,"layer":`...), name)
	b = append(b, `,"properties":{`...)
	first := true
	for _, c := range t.row(slot) {
		if !p.wanted[c.key] {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = appendText(b, t.keys[c.key])
		b = append(b, ':')
		b = t.appendJSON(b, c.value)
	}
	return append(b, `},"geometry":{"type":"MultiPolygon","coordinates":[`...)
}

// appendJSON writes a value: what is a number in a vector tile is one here.
func (t *table) appendJSON(b []byte, value uint32) []byte {
	f, err := strconv.ParseFloat(t.text[value], 64)
	if err != nil || isText(t.coded[value]) {
		return appendText(b, t.text[value])
	}
	return strconv.AppendFloat(b, f, 'f', -1, 64)
}

// appendText writes a JSON string; encoding/json is asked where something must
// be escaped.
func appendText(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < 0x20 || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c >= 0x80 {
			quoted, err := json.Marshal(s)
			if err != nil {
				panic(err) // a string always has a JSON form
			}
			return append(b, quoted...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}
