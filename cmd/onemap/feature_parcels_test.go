package main

import (
	"fmt"
	"iter"
	"math"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/pgtest"
)

// parcelCount is how many parcels a GIS client is made to cope with.
const parcelCount = 200_000

// Parcels lie in 400 columns, 0.005° apart, from 117°E 35°N; parcel n is in
// column n mod 400 and row n div 400, a 25-gon of 0.002° around its place.
const (
	parcelColumns = 400
	parcelStep    = 0.005
	parcelRadius  = 0.002
)

func parcelCentre(n int) (lon, lat float64) {
	return 117 + float64(n%parcelColumns)*parcelStep, 35 + float64(n/parcelColumns)*parcelStep
}

func parcels(n int) iter.Seq2[layer.Feature, error] {
	return func(yield func(layer.Feature, error) bool) {
		for i := range n {
			f := layer.Feature{ID: fmt.Sprintf("B%07d", i), Name: fmt.Sprintf("P%07d", i), Shape: parcelShape(i), Attributes: map[string]string{
				"BSM": fmt.Sprintf("B%07d", i), "YJJBNTTBBH": fmt.Sprintf("P%07d", i), "TBBH": fmt.Sprintf("P%07d", i), "DLBM": fmt.Sprint("010", 1+i%3),
				"QSDWMC": "某镇某村", "KCXS": fmt.Sprintf("%.2f", float64(i%100)/100), "SJNF": "2026",
			}}
			if !yield(f, nil) {
				return
			}
		}
	}
}

func parcelShape(n int) geometry.Shape {
	const vertices = 25
	lon, lat := parcelCentre(n)
	xy := make([]float64, 0, 2*vertices)
	for v := range vertices - 1 {
		a := 2 * math.Pi * float64(v) / (vertices - 1)
		xy = append(xy, math.Round((lon+parcelRadius*math.Cos(a))*geometry.PerDegree), math.Round((lat+parcelRadius*math.Sin(a))*geometry.PerDegree))
	}
	return geometry.FromFlat(append(xy, xy[0], xy[1]), []int32{vertices}, []int32{1})
}

// parcelSite is the server over parcels as the layer YJJBNTTB. It remembers
// what it was asked.
type parcelSite struct {
	house *house
	base  string

	mu    sync.Mutex
	asked []string // path and query, unescaped
}

func newParcelSite(t testing.TB, n int) *parcelSite {
	t.Helper()
	h, handler := openHouse(t, pgtest.URL(t))
	publishEdition(t, h, "YJJBNTTB", layer.NewDate(2026, 1, 1), parcels(n))
	s := &parcelSite{house: h}
	listener := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		plain, _ := url.PathUnescape(r.URL.RequestURI())
		s.mu.Lock()
		s.asked = append(s.asked, plain)
		s.mu.Unlock()
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(listener.Close)
	s.base = listener.URL
	return s
}

// since gives what was asked since the last call.
func (s *parcelSite) since() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	asked := s.asked
	s.asked = nil
	return asked
}
