package tile

import "encoding/binary"

// entry is one run of an archive's directory: length bytes at offset are the
// tile of run numbers from id on; with run 0 they are a directory that begins at
// id.
type entry struct {
	id     uint64
	run    uint32
	offset uint64
	length uint32
}

// encodeDirectory writes entries in ascending order as PMTiles 3 (section 4) has
// them: columns of varints, gzip.
func encodeDirectory(entries []entry) []byte {
	b := binary.AppendUvarint(nil, uint64(len(entries)))
	last := uint64(0)
	for _, e := range entries {
		b = binary.AppendUvarint(b, e.id-last)
		last = e.id
	}
	for _, e := range entries {
		b = binary.AppendUvarint(b, uint64(e.run))
	}
	for _, e := range entries {
		b = binary.AppendUvarint(b, uint64(e.length))
	}
	for i, e := range entries {
		if i > 0 && e.offset == entries[i-1].offset+uint64(entries[i-1].length) {
			b = append(b, 0)
		} else {
			b = binary.AppendUvarint(b, e.offset+1)
		}
	}
	return zip(b)
}

// rootRoom is what the root directory may take: header and root together must
// lie in the first 16 KiB.
const rootRoom = 16384 - headerSize

// directories packs entries into a root and, when it would be too large, leaves
// of as many entries as it takes for the root to fit.
func directories(entries []entry) (root, leaves []byte) {
	if root = encodeDirectory(entries); len(root) <= rootRoom {
		return root, nil
	}
	for size := 4096; ; size *= 2 {
		var tops []entry
		leaves = leaves[:0]
		for from := 0; from < len(entries); from += size {
			leaf := encodeDirectory(entries[from:min(from+size, len(entries))])
			tops = append(tops, entry{id: entries[from].id, offset: uint64(len(leaves)), length: uint32(len(leaf))})
			leaves = append(leaves, leaf...)
		}
		if root = encodeDirectory(tops); len(root) <= rootRoom {
			return root, leaves
		}
	}
}
