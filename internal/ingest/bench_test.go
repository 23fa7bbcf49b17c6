package ingest

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// manyFeatures is a collection of n small parcels.
func manyFeatures(n int) []byte {
	var b strings.Builder
	b.WriteString(`{"type":"FeatureCollection","features":[`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		x, y := 117.8+float64(i%700)*0.001, 35.9+float64(i/700)*0.001
		fmt.Fprintf(&b, `{"type":"Feature","properties":{"BSM":"%018d","DLMC":"旱地"},"geometry":{"type":"Polygon","coordinates":[[`, i)
		for _, d := range [][2]float64{{0, 0}, {4, 0}, {8, 1}, {8, 5}, {9, 8}, {4, 7}, {0, 9}, {1, 4}, {0, 0}} {
			if d != [2]float64{} || b.String()[b.Len()-1] == ']' {
				b.WriteString("")
			}
			fmt.Fprintf(&b, `[%.9f,%.9f],`, x+d[0]*1e-4, y+d[1]*1e-4)
		}
		s := b.String()
		b.Reset()
		b.WriteString(s[:len(s)-1] + `]]}}`)
	}
	b.WriteString(`]}`)
	return []byte(b.String())
}

func BenchmarkGeoJSON(b *testing.B) {
	data := manyFeatures(300)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(context.Background(), data, Options{}, func(Record) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
