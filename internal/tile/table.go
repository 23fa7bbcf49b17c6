package tile

import (
	"slices"
	"strings"

	"onemap/internal/layer"
)

// Names every feature carries besides its attributes. Merged is how many
// features a rectangle stands for.
const (
	keyID     = "id"
	keyName   = "name"
	keyZone   = "zone"
	keyMerged = "merged"
)

// table holds the attributes of all features. Every distinct value is kept once,
// as text and as the bytes of an MVT value.
type table struct {
	keys  []string // by number; the names of this program come first
	rows  []cell   // of all features, in their order, keys ascending
	start []int32  // first cell of every feature, and the end
	text  slab     // by number of a value: as delivered
	coded slab     // the same: the field of an MVT layer that holds it
}

// cell is one attribute of one feature.
type cell struct {
	key   uint16
	value uint32
}

func (t *table) row(slot int32) []cell { return t.rows[t.start[slot]:t.start[slot+1]] }

// value finds an attribute of a feature; empty when it has none.
func (t *table) value(slot int32, key uint16) string {
	for _, c := range t.row(slot) {
		if c.key == key {
			return string(t.text.at(c.value))
		}
	}
	return ""
}

// delivered is the name an attribute came with.
func (t *table) delivered(key uint16) string {
	if own, clash := strings.CutPrefix(t.keys[key], asDelivered); clash && slices.Index(t.keys, own) <= numberMerged {
		return own
	}
	return t.keys[key]
}

// Numbers of the names every feature carries.
const (
	numberID = iota
	numberName
	numberZone
	numberMerged
)

// drawer fills a table.
type drawer struct {
	table
	types   []string          // by key: type of the field
	numbers map[string]uint16 // key → number
	values  map[typed]uint32
}

type typed struct{ text, kind string }

func newDrawer(d layer.Definition) *drawer {
	w := &drawer{numbers: map[string]uint16{}, values: map[typed]uint32{}}
	for _, k := range []string{keyID, keyName, keyZone, keyMerged} {
		w.key(k, "text")
	}
	for _, f := range d.Fields {
		w.key(f.Code, f.Type)
	}
	w.start = append(w.start, 0)
	return w
}

func (w *drawer) key(name, kind string) uint16 {
	n, known := w.numbers[name]
	if !known {
		n = uint16(len(w.keys))
		w.numbers[name] = n
		w.keys, w.types = append(w.keys, name), append(w.types, kind)
	}
	return n
}

// asDelivered is put before the name of an attribute that is one of our own.
const asDelivered = "attribute_"

// add appends the attributes of a feature; what is empty is left out.
func (w *drawer) add(f layer.Feature) {
	from := len(w.rows)
	w.put(numberID, f.ID)
	w.put(numberName, f.Name)
	w.put(numberZone, f.Zone)
	for name, value := range f.Attributes {
		k := w.key(name, "text")
		if k <= numberMerged {
			k = w.key(asDelivered+name, "text")
		}
		w.put(k, value)
	}
	slices.SortFunc(w.rows[from:], func(a, b cell) int { return int(a.key) - int(b.key) })
	w.start = append(w.start, int32(len(w.rows)))
}

func (w *drawer) put(key uint16, value string) {
	if value == "" {
		return
	}
	kind := w.types[key]
	n, known := w.values[typed{value, kind}]
	if !known {
		n = uint32(w.text.len())
		w.values[typed{value, kind}] = n
		w.text.add([]byte(value))
		w.coded.add(codedValue(value, kind))
	}
	w.rows = append(w.rows, cell{key, n})
}

// done orders the features as slots says and gives the table.
func (w *drawer) done(slots []int32) table {
	t := table{keys: w.keys, text: w.text, coded: w.coded, rows: make([]cell, 0, len(w.rows)), start: []int32{0}}
	for _, f := range slots {
		t.rows = append(t.rows, w.row(f)...)
		t.start = append(t.start, int32(len(t.rows)))
	}
	return t
}
