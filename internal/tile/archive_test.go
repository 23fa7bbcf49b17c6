package tile_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/tile"
)

// Numbers given by the specification of PMTiles 3.
func TestTileNumbersOfTheSpecification(t *testing.T) {
	for _, c := range []struct {
		z, x, y int
		id      uint64
	}{{0, 0, 0, 0}, {1, 0, 0, 1}, {1, 0, 1, 2}, {1, 1, 1, 3}, {1, 1, 0, 4}, {2, 0, 0, 5}, {12, 3423, 1763, 19078479}} {
		require.Equal(t, c.id, tile.TileID(c.z, c.x, c.y), c)
	}
}

func FuzzTileNumbers(f *testing.F) {
	f.Add(uint64(19078479))
	f.Fuzz(func(t *testing.T, id uint64) {
		id %= 1 << 50
		z, x, y := tile.TileAt(id)
		require.True(t, x >= 0 && y >= 0 && x < 1<<z && y < 1<<z)
		require.Equal(t, id, tile.TileID(z, x, y))
	})
}

// archive is a reader of PMTiles 3 of its own, written from the specification.
type archive struct {
	b                                   []byte
	root, metadata, leaves, tiles, most uint64
	rootSize, metadataSize              uint64
}

func opened(t testing.TB, b []byte) archive {
	t.Helper()
	require.Equal(t, "PMTiles\x03", string(b[:8]))
	u := func(i int) uint64 { return binary.LittleEndian.Uint64(b[8+8*i:]) }
	require.LessOrEqual(t, u(0)+u(1), uint64(16384), "header and root lie in the first 16 KiB")
	require.Equal(t, []byte{1, 2, 2, 1}, b[96:100], "clustered, gzip inside and out, MVT")
	return archive{b: b, root: u(0), rootSize: u(1), metadata: u(2), metadataSize: u(3), leaves: u(4), tiles: u(6), most: u(8)}
}

type run struct{ id, run, length, offset uint64 }

func (a archive) directory(t testing.TB, at, size uint64) []run {
	t.Helper()
	text := unzip(t, a.b[at:at+size])
	r := bytes.NewReader([]byte(text))
	next := func() uint64 {
		v, err := binary.ReadUvarint(r)
		require.NoError(t, err)
		return v
	}
	runs, last := make([]run, next()), uint64(0)
	for i := range runs {
		last += next()
		runs[i].id = last
	}
	for i := range runs {
		runs[i].run = next()
	}
	for i := range runs {
		runs[i].length = next()
	}
	for i := range runs {
		if v := next(); v == 0 {
			runs[i].offset = runs[i-1].offset + runs[i-1].length
		} else {
			runs[i].offset = v - 1
		}
	}
	return runs
}

// all lists every tile of the archive, as it is kept.
func (a archive) all(t testing.TB) map[uint64]string {
	t.Helper()
	out, last, seen := map[uint64]string{}, uint64(0), uint64(0)
	var visit func(runs []run)
	visit = func(runs []run) {
		for _, e := range runs {
			if e.run == 0 {
				visit(a.directory(t, a.leaves+e.offset, e.length))
				continue
			}
			require.True(t, seen == 0 || e.id > last, "ascending")
			for k := range e.run {
				out[e.id+k] = string(a.b[a.tiles+e.offset : a.tiles+e.offset+e.length])
				seen++
			}
			last = e.id + e.run - 1
		}
	}
	visit(a.directory(t, a.root, a.rootSize))
	require.Equal(t, a.most, seen, "addressed tiles")
	return out
}

func TestAnArchiveHoldsEveryTile(t *testing.T) {
	s, _ := smallSource(t, "CZKFBJ")
	var b bytes.Buffer
	last := 0
	require.NoError(t, s.Export(t.Context(), &b, 6, 14, func(done, all int) {
		require.Equal(t, last+1, done)
		require.LessOrEqual(t, done, all)
		last = done
	}))
	a := opened(t, b.Bytes())
	found, tiles := a.all(t), 0
	for z := 6; z <= 14; z++ {
		for _, d := range walk(t, s, "WebMercatorQuad", z) {
			packed, there := found[tile.TileID(z, d.at.X, d.at.Y)]
			require.Equal(t, d.layer != nil, there)
			if there {
				require.Equal(t, string(d.Bytes), unzip(t, []byte(packed)))
				tiles++
			}
		}
	}
	require.Len(t, found, tiles)
	var about struct {
		Layers []struct {
			ID     string
			Fields map[string]string
		} `json:"vector_layers"`
	}
	require.NoError(t, json.Unmarshal([]byte(unzip(t, b.Bytes()[a.metadata:a.metadata+a.metadataSize])), &about))
	require.Equal(t, "CZKFBJ", about.Layers[0].ID)
	require.Equal(t, "Number", about.Layers[0].Fields["merged"])
}

// More tiles than the root directory holds, many of them equal.
func TestALargeArchiveHasLeaves(t *testing.T) {
	var b bytes.Buffer
	a, err := tile.NewArchive(&b, tile.About{Metadata: []byte("{}"), MaxZoom: 9})
	require.NoError(t, err)
	packed := func(id uint64) []byte {
		if id%1000 < 300 {
			return []byte("sea")
		}
		return append([]byte(fmt.Sprint(id)), make([]byte, rand.New(rand.NewPCG(id, 1)).IntN(256))...)
	}
	const n = 40_000
	for id := uint64(1000); id < 1000+2*n; id += 2 - id%3%2 {
		z, x, y := tile.TileAt(id)
		require.NoError(t, a.Add(z, x, y, packed(id)))
	}
	require.Error(t, a.Add(0, 0, 0, packed(0)), "out of order")
	require.NoError(t, a.Close())
	read := opened(t, b.Bytes())
	require.Greater(t, read.tiles, read.leaves, "there are leaves")
	for id, text := range read.all(t) {
		require.Equal(t, string(packed(id)), text)
	}
}

func TestAnExportStops(t *testing.T) {
	s, _ := smallSource(t, "CZKFBJ")
	ctx, stop := context.WithCancel(t.Context())
	t.Setenv("TMPDIR", t.TempDir())
	require.ErrorIs(t, s.Export(ctx, &bytes.Buffer{}, 6, 14, func(done, _ int) {
		if done == 3 {
			stop()
		}
	}), context.Canceled)
	require.Empty(t, files(t, os.Getenv("TMPDIR")), "nothing is left behind")
}

// The reader MapLibre uses (npm pmtiles) finds the same tiles.
func TestClientPMTilesReadsTheArchive(t *testing.T) {
	if os.Getenv("ONEMAP_CLIENTS") == "" {
		t.Skip("needs npm: set ONEMAP_CLIENTS=1 or run make test/clients")
	}
	s, _ := smallSource(t, "CZKFBJ")
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "layer.pmtiles"))
	require.NoError(t, err)
	require.NoError(t, s.Export(t.Context(), f, 6, 13, nil))
	require.NoError(t, f.Close())
	out, err := exec.CommandContext(t.Context(), "npm", "install", "--prefix", dir, "--no-audit", "--no-fund", "pmtiles@4.5.0").CombinedOutput()
	require.NoError(t, err, string(out))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "read.mjs"), []byte(`
import { readFileSync } from "node:fs";
import { PMTiles } from "pmtiles";
const bytes = readFileSync("layer.pmtiles");
const source = { getKey: () => "layer", getBytes: async (at, n) => ({ data: bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + at + n) }) };
const archive = new PMTiles(source);
const { minZoom, maxZoom, tileType } = await archive.getHeader();
const { vector_layers } = await archive.getMetadata();
const tiles = {};
for (const [z, x, y] of JSON.parse(readFileSync("asked.json"))) {
  const tile = await archive.getZxy(z, x, y);
  tiles[[z, x, y]] = tile ? Buffer.from(tile.data).toString("base64") : "";
}
console.log(JSON.stringify({ minZoom, maxZoom, tileType, layer: vector_layers[0].id, tiles }));
`), 0o600))
	var asked [][3]int
	want := map[string][]byte{}
	for z := 6; z <= 13; z++ {
		for _, d := range walk(t, s, "WebMercatorQuad", z) {
			asked = append(asked, [3]int{z, d.at.X, d.at.Y})
			want[fmt.Sprintf("%d,%d,%d", z, d.at.X, d.at.Y)] = append([]byte{}, d.Bytes...)
		}
	}
	text, err := json.Marshal(asked)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "asked.json"), text, 0o600))
	node := exec.CommandContext(t.Context(), "node", "read.mjs")
	node.Dir = dir
	out, err = node.Output()
	require.NoError(t, err)
	var got struct {
		MinZoom, MaxZoom, TileType int
		Layer                      string
		Tiles                      map[string][]byte
	}
	require.NoError(t, json.Unmarshal(out, &got))
	require.Equal(t, [3]int{6, 13, 1}, [3]int{got.MinZoom, got.MaxZoom, got.TileType})
	require.Equal(t, "CZKFBJ", got.Layer)
	require.Equal(t, want, got.Tiles)
}
