package tile

import (
	"encoding/json"
	"fmt"
	"strconv"
)

const collectionHead = `{"type":"FeatureCollection","features":[`

// foot ends a collection and says what it does not show.
func (t *Tile) foot() string {
	return fmt.Sprintf(`],"onemap":{"features":%d,"nameless":%d,"merged":%d,"dropped":%d}}`, t.Features, t.Nameless, t.Merged, t.Dropped)
}

// geojson writes the features a vector tile of the same request shows, except
// those that lie in its buffer alone.
func (p *pen) geojson(r Request) Tile {
	t := p.mvt(r)
	if len(t.Bytes) == 0 {
		return t
	}
	d := p.degrees()
	p.body, p.bare = append(p.body[:0], collectionHead...), 0
	for _, slot := range p.own {
		from, bare := len(p.body), p.bare
		p.begin(r.Name, int64(p.source.ordinal[slot])+1)
		p.properties(p.attributes(slot))
		p.body = append(p.body, `},"geometry":{"type":"MultiPolygon","coordinates":[`...)
		if !p.coordinates(slot, &d) {
			p.body, p.bare = p.body[:from], bare
			t.Features--
		}
	}
	t.Nameless = p.bare
	p.pool.rectangles(func(c rectangle) { p.merged(r.Name, c) })
	if len(p.body) == len(collectionHead) {
		t.Bytes = nil
		return t
	}
	t.Bytes = append(append([]byte(nil), p.body...), t.foot()...)
	return t
}

// begin opens a feature; id 0 is none.
func (p *pen) begin(layer string, id int64) {
	if len(p.body) > len(collectionHead) {
		p.body = append(p.body, ',')
	}
	p.body = append(p.body, `{"type":"Feature","layer":`...)
	p.body = appendText(p.body, layer)
	if id > 0 {
		p.body = strconv.AppendInt(append(p.body, `,"id":`...), id, 10)
	}
	p.body = append(p.body, `,"properties":{`...)
}

func (p *pen) properties(row []cell) {
	t, b := &p.source.table, p.body
	for _, c := range row {
		if !p.wanted[c.key] {
			continue
		}
		if b[len(b)-1] != '{' {
			b = append(b, ',')
		}
		b = append(appendText(b, t.keys[c.key]), ':')
		b = t.appendJSON(b, c.value)
	}
	p.body = b
}

// merged writes what was pooled in a cell.
func (p *pen) merged(layer string, r rectangle) {
	p.begin(layer, 0)
	p.properties(p.source.classes.rows[r.class])
	if p.body[len(p.body)-1] != '{' {
		p.body = append(p.body, ',')
	}
	p.body = strconv.AppendInt(append(p.body, `"merged":`...), int64(r.features), 10)
	p.body = append(p.body, `},"geometry":{"type":"MultiPolygon","coordinates":[[`...)
	p.body = append(appendRing(p.body, p.corners(r)), "]]}}"...)
}

// appendJSON writes a value: what is a number in a vector tile is one here.
func (t *table) appendJSON(b []byte, value uint32) []byte {
	text := string(t.text.at(value))
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || isText(t.coded.at(value)) {
		return appendText(b, text)
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
