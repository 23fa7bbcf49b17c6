package layer

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"maps"
	"math"
	"slices"
)

// Hash is the SHA-256, lower-case hex, over all features in order: identity,
// attributes, elevation and every coordinate. Areas are left out because they
// follow from the coordinates. Lengths are written before contents, so no two
// different lists give the same bytes.
func Hash(features []Feature) string {
	h := NewHasher()
	for i := range features {
		h.Add(features[i])
	}
	return h.Sum()
}

// Hasher computes Hash for features that arrive one by one.
type Hasher struct {
	sum hash.Hash
	buf []byte
}

// NewHasher starts a hash.
func NewHasher() *Hasher { return &Hasher{sum: sha256.New()} }

// Add takes in the next feature.
func (h *Hasher) Add(f Feature) {
	h.buf = h.buf[:0]
	h.text(f.ID)
	h.text(f.Name)
	h.text(f.Zone)
	h.count(len(f.Attributes))
	for _, key := range slices.Sorted(maps.Keys(f.Attributes)) {
		h.text(key)
		h.text(f.Attributes[key])
	}
	h.heights(f.Elevation)
	h.shape(f)
	h.sum.Write(h.buf)
}

// Sum is the hash of what was added so far.
func (h *Hasher) Sum() string { return hex.EncodeToString(h.sum.Sum(nil)) }

func (h *Hasher) text(s string) {
	h.count(len(s))
	h.buf = append(h.buf, s...)
}

func (h *Hasher) count(n int) { h.buf = binary.LittleEndian.AppendUint64(h.buf, uint64(n)) }

func (h *Hasher) heights(e *Elevation) {
	if e == nil {
		h.count(0)
		return
	}
	h.count(2)
	h.count(int(math.Float64bits(e.Top)))
	h.count(int(math.Float64bits(e.Bottom)))
}

func (h *Hasher) shape(f Feature) {
	xy, rings, polys := f.Shape.Flat()
	h.count(len(xy))
	for _, v := range xy {
		h.buf = binary.LittleEndian.AppendUint64(h.buf, uint64(int64(v)))
	}
	for _, ends := range [][]int32{rings, polys} {
		h.count(len(ends))
		for _, e := range ends {
			h.count(int(e))
		}
	}
}
