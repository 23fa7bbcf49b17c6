package overlay

import (
	"math/rand/v2"
	"testing"

	"onemap/internal/geometry"
)

// probesOver draws stars of n corners over the partition.
func probesOver(size float64, n int) (probes []geometry.Shape) {
	r := rand.New(rand.NewPCG(5, 5))
	for range 64 {
		x, y := 118.05e9+(r.Float64()-0.5)*4e7, 36.05e9+(r.Float64()-0.5)*4e7
		probes = append(probes, star(r, x, y, size, n).shape())
	}
	return probes
}

func BenchmarkParcel(b *testing.B)      { benchmarkOver(b, probesOver(1e6, 4)) }
func BenchmarkMiningRight(b *testing.B) { benchmarkOver(b, probesOver(5e6, 12)) }
func BenchmarkBig(b *testing.B)         { benchmarkOver(b, probesOver(1.5e7, 40)) }
func BenchmarkLong(b *testing.B)        { benchmarkOver(b, probesOver(3e7, 20_000)) }
func BenchmarkNeighbours(b *testing.B)  { benchmarkOver(b, partition(100, 16, 4)[4000:4064]) }

// benchmarkOver overlays probes with a partition of 10,000 cells of 69 vertices.
func benchmarkOver(b *testing.B, probes []geometry.Shape) {
	w, subject := NewWorker(build(b, partition(100, 16, 4)...)), &Subject{}
	hits := 0
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		subject.Set(probes[i%len(probes)])
		found, err := w.Overlaps(subject, false)
		if err != nil {
			b.Fatal(err)
		}
		hits += len(found)
	}
	b.ReportMetric(float64(hits)/float64(b.N), "hits/op")
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(max(hits, 1))/1e3, "us/hit")
}

func BenchmarkBuild(b *testing.B) {
	cells := partition(100, 16, 4)
	vertices := 0
	for _, c := range cells {
		vertices += c.Vertices()
	}
	for b.Loop() {
		if _, err := Build(cells); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*vertices), "ns/vertex")
}

func BenchmarkDifference(b *testing.B) {
	p, q := probesOver(1e6, 40)[0], probesOver(1e6, 50)[0]
	for b.Loop() {
		if _, err := Difference(p, q); err != nil {
			b.Fatal(err)
		}
	}
}
