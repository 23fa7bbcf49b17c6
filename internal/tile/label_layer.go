package tile

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strconv"
)

// LabelSuffix is what the name of a layer of labels has more than that of its
// features.
const LabelSuffix = "_label"

// keyArea is the square metres of a feature, by which clients choose among labels.
const keyArea = "area"

const (
	// leastLabelled is what a feature must cover to be labelled, in square units: the
	// 48 by 12 pixels of four hanzi. From detail on, every feature is.
	leastLabelled = 48 * 12 * 64

	// labelShare is the part of a tile's bytes set aside for labels.
	labelShare = 16
)

// labelled draws a vector tile with a second layer of labels when it is asked for:
// a point with id, name, zone and area for every feature that is drawn by itself
// with its name and has its label in the tile, largest first, as many as there is
// room for.
func (p *pen) labelled(r Request) Tile {
	room := p.budget / labelShare
	if r.Labels {
		p.budget -= room
	}
	t := p.mvt(r)
	if r.Labels {
		t.Bytes = append(t.Bytes, p.labels(r, room)...)
	}
	return t
}

func (p *pen) labels(r Request, room int) []byte {
	p.body = p.body[:0]
	words := dictionary{numbers: map[string]uint64{}}
	for _, slot := range p.placed(r.Address) {
		before, spoken := len(p.body), len(words.coded)
		p.labelOf(slot, &words)
		if len(p.body)+len(words.coded) > room {
			p.body, words.coded = p.body[:before], words.coded[:spoken]
			break
		}
	}
	if len(p.body) == 0 {
		return nil
	}
	b := appendBytes([]byte{tagVersion, 2}, tagName, r.Name+LabelSuffix)
	b = append(b, p.body...)
	for _, k := range [...]string{numberID: keyID, numberName: keyName, numberZone: keyZone, numberArea: keyArea} {
		b = appendBytes(b, tagKey, k)
	}
	b = append(b, words.coded...)
	return appendBytes(nil, tagLayer, binary.AppendUvarint(append(b, tagExtent), Extent))
}

// numberArea follows the names the features carry.
const numberArea = numberZone + 1

// placed are the features whose label is in the tile, largest first.
func (p *pen) placed(a Address) (slots []int32) {
	s := p.source
	for _, slot := range p.own {
		if p.nameShed(slot) || !p.legible(slot) || s.table.value(slot, numberName) == "" {
			continue
		}
		if at, ok := s.label(slot); ok && p.frame.holds(at, a, s.grid) {
			slots = append(slots, slot)
		}
	}
	slices.SortFunc(slots, func(a, b int32) int { return cmp.Or(cmp.Compare(s.plane[b], s.plane[a]), cmp.Compare(a, b)) })
	return slots
}

// legible tells whether a feature covers enough of the screen for a name.
func (p *pen) legible(slot int32) bool {
	return p.zoom >= detail || float64(p.source.plane[slot])*p.frame.scale(p.source.centre[slot]) >= leastLabelled
}

// labelOf writes the point of a feature.
func (p *pen) labelOf(slot int32, words *dictionary) {
	s := p.source
	p.one = binary.AppendUvarint(append(p.one[:0], tagID), uint64(s.ordinal[slot])+1)
	var tags []byte
	for _, c := range s.table.row(slot) {
		if c.key <= numberZone {
			tags = binary.AppendUvarint(append(tags, byte(c.key)), words.number(s.table.coded.at(c.value)))
		}
	}
	area := strconv.FormatInt(int64(math.Round(float64(s.area[slot]))), 10)
	tags = binary.AppendUvarint(append(tags, numberArea), words.number(codedValue(area, "integer")))
	p.one = append(appendBytes(p.one, tagTags, tags), tagType, pointType)
	at, _ := s.label(slot)
	x, y := p.frame.unit(at)
	p.one = appendBytes(p.one, tagGeometry, appendZigzag(appendZigzag([]byte{moveToOne}, onTile(x)), onTile(y)))
	p.body = appendBytes(p.body, tagFeature, p.one)
}

// onTile rounds a place within a tile down: what is on its far edge belongs to the
// next one.
func onTile(v float64) int32 { return int32(max(0, min(math.Floor(v), Extent-1))) }

// dictionary numbers the values of a layer, each written once.
type dictionary struct {
	numbers map[string]uint64
	coded   []byte
}

func (d *dictionary) number(coded []byte) uint64 {
	n, known := d.numbers[string(coded)]
	if !known {
		n = uint64(len(d.numbers))
		d.numbers[string(coded)] = n
		d.coded = append(d.coded, coded...)
	}
	return n
}
