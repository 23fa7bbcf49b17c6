package atlas_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"iter"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	"onemap/internal/atlas"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/tile"
)

// square is a square of 0.001° with its corner at that many thousandths of a
// degree east of 118°E 36°N.
func square(east int) geometry.Shape {
	w, s, side := 118e9+float64(east)*1e6, 36e9, 1e6
	return geometry.FromFlat([]float64{w, s, w + side, s, w + side, s + side, w, s + side, w, s}, []int32{5}, []int32{1})
}

func definition() layer.Definition {
	return layer.Definition{Code: "TEST", Fields: []layer.Field{{Code: "DLBM", Type: "text"}, {Code: "MJ", Type: "number"}}}
}

// sheet is a layer of three squares; read counts how often it is read.
func sheet(identity string, read *atomic.Int64) atlas.Sheet {
	return atlas.Sheet{Identity: identity, Definition: definition(), Features: func(context.Context) iter.Seq2[layer.Feature, error] {
		return func(yield func(layer.Feature, error) bool) {
			read.Add(1)
			for i := range 3 {
				f := layer.Feature{Ordinal: i, ID: string(rune('a' + i)), Name: "图斑", Shape: square(2 * i), Area: 1,
					Attributes: map[string]string{"DLBM": "0101", "MJ": "1.5"}}
				if !yield(f, nil) {
					return
				}
			}
		}
	}}
}

func newAtlas(t *testing.T, o atlas.Options) (*atlas.Atlas, *tile.Cache) {
	t.Helper()
	c, err := tile.NewCache(1<<20, "", 0)
	require.NoError(t, err)
	o.Cache = c
	return atlas.New(o), c
}

func someAddress() tile.Address {
	set, _ := tile.SetOf("WebMercatorQuad")
	return tile.Address{Set: set, Z: 14, X: 13562, Y: 6433}
}

func request(s ...atlas.Sheet) atlas.Request {
	return atlas.Request{Address: someAddress(), Format: atlas.MVT, Sheets: s}
}

func TestTilesAreDrawnOnceForAllWhoAsk(t *testing.T) {
	var read atomic.Int64
	a, cache := newAtlas(t, atlas.Options{})
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			got, err := a.Tile(t.Context(), request(sheet("1", &read)))
			if err != nil || got.Features != 3 {
				t.Errorf("%d features, %v", got.Features, err)
			}
		})
	}
	all.Wait()
	require.EqualValues(t, 1, read.Load())
	require.EqualValues(t, 1, cache.Stats().Drawn)
}

func TestKeysDifferWheneverBytesMay(t *testing.T) {
	var read atomic.Int64
	base := func() atlas.Request { return request(sheet("1", &read), sheet("2", &read)) }
	other := definition()
	other.Fields[0].Type = "number"
	seen := map[string]string{base().Key(): "base"}
	for name, change := range map[string]func(*atlas.Request){
		"z": func(r *atlas.Request) { r.Address.Z++ }, "x": func(r *atlas.Request) { r.Address.X++ }, "y": func(r *atlas.Request) { r.Address.Y++ },
		"set":         func(r *atlas.Request) { r.Address.Set.ID = "CGCS2000Quad" },
		"format":      func(r *atlas.Request) { r.Format = atlas.GeoJSON },
		"labels":      func(r *atlas.Request) { r.Labels = true },
		"identity":    func(r *atlas.Request) { r.Sheets[0].Identity = "3" },
		"order":       func(r *atlas.Request) { r.Sheets[0], r.Sheets[1] = r.Sheets[1], r.Sheets[0] },
		"fewer":       func(r *atlas.Request) { r.Sheets = r.Sheets[:1] },
		"selection":   func(r *atlas.Request) { r.Sheets[0].Selection = "a=1" },
		"on another":  func(r *atlas.Request) { r.Sheets[1].Selection = "a=1" },
		"properties":  func(r *atlas.Request) { r.Sheets[0].Properties = []string{"a", "b"} },
		"one of them": func(r *atlas.Request) { r.Sheets[0].Properties = []string{"a b"} },
		"none":        func(r *atlas.Request) { r.Sheets[0].Properties = []string{} },
		"field type":  func(r *atlas.Request) { r.Sheets[0].Definition = other },
		"breakdown":   func(r *atlas.Request) { r.Sheets[0].Definition.Breakdown = "DLBM" },
		"code":        func(r *atlas.Request) { r.Sheets[0].Definition.Code = "OTHER" },
	} {
		r := base()
		change(&r)
		require.Empty(t, seen[r.Key()], "%s has the key of it", name)
		seen[r.Key()] = name
	}
	require.Len(t, base().Key(), 32)
}

// TestRevisionFollowsTheDrawing fails when tiles of the same features come to
// have other bytes: count Revision up, then write the new hashes here.
func TestRevisionFollowsTheDrawing(t *testing.T) {
	var read atomic.Int64
	a, _ := newAtlas(t, atlas.Options{})
	got := map[string]string{}
	for name, change := range map[string]func(*atlas.Request){
		"mvt": func(*atlas.Request) {}, "labels": func(r *atlas.Request) { r.Labels = true },
		"geojson": func(r *atlas.Request) { r.Format = atlas.GeoJSON },
	} {
		r := request(sheet("1", &read))
		change(&r)
		drawn, err := a.Tile(t.Context(), r)
		require.NoError(t, err)
		plain, err := gzip.NewReader(bytes.NewReader(drawn.Bytes))
		require.NoError(t, err)
		b, err := io.ReadAll(plain)
		require.NoError(t, err)
		got[name] = fmt.Sprintf("%x", sha256.Sum256(b))[:16]
	}
	require.Equal(t, 1, atlas.Revision)
	require.Equal(t, map[string]string{"mvt": "97dfa3c24aa5118f", "labels": "6b2a3dd24e29706a", "geojson": "f7560ddf5163ad56"}, got)
}

func TestSelectionsAreDrawnAndNotKept(t *testing.T) {
	var read atomic.Int64
	a, cache := newAtlas(t, atlas.Options{})
	s := sheet("1", &read)
	s.Match, s.Selection = func(f layer.Feature) (bool, error) { return f.ID == "b", nil }, "id='b'"
	for range 2 {
		got, err := a.Tile(t.Context(), request(s))
		require.NoError(t, err)
		require.Equal(t, 1, got.Features)
	}
	require.Zero(t, cache.Stats().MemoryBytes)
	require.EqualValues(t, 1, read.Load(), "the layer is made ready once")
}

func TestReadingEndsWhenNobodyWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a, _ := newAtlas(t, atlas.Options{})
		ended := make(chan error, 1)
		s := atlas.Sheet{Identity: "slow", Definition: definition(), Features: func(ctx context.Context) iter.Seq2[layer.Feature, error] {
			return func(yield func(layer.Feature, error) bool) {
				<-ctx.Done()
				ended <- ctx.Err()
				yield(layer.Feature{}, ctx.Err())
			}
		}}
		ctx, leave := context.WithCancel(t.Context())
		left := make(chan error, 1)
		go func() { _, err := a.Tile(ctx, request(s)); left <- err }()
		synctest.Wait()
		leave()
		require.ErrorIs(t, <-left, context.Canceled)
		require.ErrorIs(t, <-ended, context.Canceled)
	})
}

func TestSourcesKeepToTheirBudget(t *testing.T) {
	var read atomic.Int64
	a, _ := newAtlas(t, atlas.Options{SourceBytes: 1})
	for range 2 {
		for _, identity := range []string{"1", "2"} {
			_, err := a.Source(t.Context(), sheet(identity, &read))
			require.NoError(t, err)
		}
	}
	require.EqualValues(t, 4, read.Load(), "one is held at a time")
}
