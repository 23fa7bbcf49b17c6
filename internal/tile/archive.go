package tile

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
)

// About describes what an archive holds.
type About struct {
	Metadata []byte     // JSON, with vector_layers as TileJSON has them
	Bounds   [4]float64 // degrees: west, south, east, north
	MinZoom  int
	MaxZoom  int
}

// Archive writes tiles of WebMercatorQuad into one file, PMTiles version 3:
// clustered, everything gzip. Equal tiles are kept once. The tiles wait in a
// temporary file, because the directory comes before them.
type Archive struct {
	to      io.Writer
	about   About
	tiles   *os.File
	size    uint64
	entries []entry
	known   map[[16]byte]entry // by hash of the bytes: where they lie
	added   uint64
}

// NewArchive begins an archive; Close or Abandon must follow.
func NewArchive(to io.Writer, about About) (*Archive, error) {
	f, err := os.CreateTemp("", "onemap-archive-*")
	if err != nil {
		return nil, fmt.Errorf("begin an archive: %w", err)
	}
	return &Archive{to: to, about: about, tiles: f, known: map[[16]byte]entry{}}, nil
}

// Add puts in a tile as Compress packs it. Tiles must come in the order of
// TileID; a tile of no bytes is left out.
func (a *Archive) Add(z, x, y int, packed []byte) error {
	id := TileID(z, x, y)
	if n := len(a.entries); n > 0 && id < a.entries[n-1].id+uint64(a.entries[n-1].run) {
		return fmt.Errorf("tile %d/%d/%d is not after the one before", z, x, y)
	}
	if len(packed) == 0 {
		return nil
	}
	a.added++
	sum := sha256.Sum256(packed)
	at, known := a.known[[16]byte(sum[:])]
	if !known {
		at = entry{offset: a.size, length: uint32(len(packed))}
		a.known[[16]byte(sum[:])] = at
		a.size += uint64(len(packed))
		if _, err := a.tiles.Write(packed); err != nil {
			return fmt.Errorf("write a tile: %w", err)
		}
	}
	if n := len(a.entries); n > 0 {
		if e := &a.entries[n-1]; e.offset == at.offset && e.id+uint64(e.run) == id {
			e.run++
			return nil
		}
	}
	a.entries = append(a.entries, entry{id: id, run: 1, offset: at.offset, length: at.length})
	return nil
}

// Close writes the archive.
func (a *Archive) Close() error {
	err := a.write()
	return errors.Join(err, a.Abandon())
}

func (a *Archive) write() error {
	root, leaves := directories(a.entries)
	metadata := zip(a.about.Metadata)
	for _, part := range [][]byte{a.header(len(root), len(metadata), len(leaves)), root, metadata, leaves} {
		if _, err := a.to.Write(part); err != nil {
			return fmt.Errorf("write an archive: %w", err)
		}
	}
	if _, err := a.tiles.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("write an archive: %w", err)
	}
	if _, err := io.Copy(a.to, a.tiles); err != nil {
		return fmt.Errorf("write an archive: %w", err)
	}
	return nil
}

// Abandon gives up an archive that is not to be finished; after Close it does
// nothing.
func (a *Archive) Abandon() error {
	if a.tiles == nil {
		return nil
	}
	f := a.tiles
	a.tiles = nil
	return errors.Join(f.Close(), os.Remove(f.Name()))
}
