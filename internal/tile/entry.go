package tile

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
)

// A tile on disk: magic, then the SHA-256 of all that follows, then counts and
// lengths as varints, the key, the bytes. The key is there because a file is named
// by a hash of it, the sum because a crash may leave any part of a file.
const entryMagic = "OneMapT3"

const entryHead = len(entryMagic) + sha256.Size

func encodeEntry(key string, t Compressed) []byte {
	b := make([]byte, entryHead, entryHead+len(key)+len(t.Bytes)+32)
	for _, n := range []int{t.Features, t.Merged, t.Dropped, t.Nameless, flag(t.Brief), len(key), len(t.Bytes)} {
		b = binary.AppendUvarint(b, uint64(n))
	}
	b = append(append(b, key...), t.Bytes...)
	sum := sha256.Sum256(b[entryHead:])
	copy(b[copy(b, entryMagic):], sum[:])
	return b
}

// decodeEntry reads what encodeEntry wrote; false when it is not whole or is the
// tile of another key.
func decodeEntry(b []byte, key string) (t Compressed, ok bool) {
	if len(b) < entryHead || string(b[:len(entryMagic)]) != entryMagic {
		return t, false
	}
	if sum := sha256.Sum256(b[entryHead:]); !bytes.Equal(sum[:], b[len(entryMagic):entryHead]) {
		return t, false
	}
	b = b[entryHead:]
	var n [7]int
	for i := range n {
		v, size := binary.Uvarint(b)
		if size <= 0 || v > 1<<40 {
			return t, false
		}
		n[i], b = int(v), b[size:]
	}
	if n[5]+n[6] != len(b) || string(b[:n[5]]) != key {
		return t, false
	}
	return Compressed{Bytes: b[n[5]:], Features: n[0], Merged: n[1], Dropped: n[2], Nameless: n[3], Brief: n[4] == 1}, true
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}
