package main

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"onemap/internal/postgis"
	"onemap/internal/tile"
)

// figures collect what the rooms behind the server tell of themselves, when
// Prometheus asks.
type figures struct {
	ctx   context.Context
	store *postgis.Store
	tiles *tile.Cache
}

// registry is a registry with the figures of process, store and tiles.
func (a *app) registry(h *house, tiles *tile.Cache) *prometheus.Registry {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		figures{a.ctx, h.store, tiles})
	return r
}

// Describe implements prometheus.Collector; the figures are described as they
// are collected.
func (f figures) Describe(chan<- *prometheus.Desc) {}

// Collect implements prometheus.Collector.
func (f figures) Collect(to chan<- prometheus.Metric) {
	tell := func(kind prometheus.ValueType, name, help string, v float64, labels ...string) {
		var names, values []string
		for i := 0; i+1 < len(labels); i += 2 {
			names, values = append(names, labels[i]), append(values, labels[i+1])
		}
		to <- prometheus.MustNewConstMetric(prometheus.NewDesc("onemap_"+name, help, names, nil), kind, v, values...)
	}
	f.ofStore(tell)
	f.ofTiles(tell)
	f.ofBatches(tell)
}

type figure func(kind prometheus.ValueType, name, help string, v float64, labels ...string)

func (f figures) ofStore(tell figure) {
	s := f.store.Figures()
	for pool, p := range s.Pools {
		tell(prometheus.GaugeValue, "pool_connections", "Database connections by pool and use.", float64(p.InUse), "pool", pool, "use", "busy")
		tell(prometheus.GaugeValue, "pool_connections", "Database connections by pool and use.", float64(p.Idle), "pool", pool, "use", "idle")
		tell(prometheus.GaugeValue, "pool_limit", "Database connections a pool may have.", float64(p.Limit), "pool", pool)
		tell(prometheus.CounterValue, "pool_waited_total", "Requests that waited for a connection.", float64(p.Waited), "pool", pool)
	}
	tell(prometheus.GaugeValue, "snapshot_bytes", "Memory of the editions held for checks.", float64(s.SnapshotBytes))
}

func (f figures) ofTiles(tell figure) {
	s := f.tiles.Stats()
	for from, n := range map[string]int64{"memory": s.FromMemory, "disk": s.FromDisk, "drawn": s.Drawn} {
		tell(prometheus.CounterValue, "tiles_total", "Tiles answered by where they came from.", float64(n), "from", from)
	}
	tell(prometheus.GaugeValue, "tile_cache_bytes", "Size of the tile cache by place.", float64(s.MemoryBytes), "place", "memory")
	tell(prometheus.GaugeValue, "tile_cache_bytes", "Size of the tile cache by place.", float64(s.DiskBytes), "place", "disk")
	tell(prometheus.CounterValue, "tile_cache_corrupt_total", "Files of the tile cache that failed their checksum.", float64(s.Corrupt))
	tell(prometheus.CounterValue, "tile_cache_unwritten_total", "Tiles the disk would not take.", float64(s.Unwritten))
}

// ofBatches asks the database; while it does not answer, the series is missing.
func (f figures) ofBatches(tell figure) {
	ctx, stop := context.WithTimeout(f.ctx, 2*time.Second)
	defer stop()
	open, err := f.store.OpenBatches(ctx)
	if err != nil {
		return
	}
	for state, n := range open {
		tell(prometheus.GaugeValue, "batches", "Batches that wait and that are worked on.", float64(n), "state", string(state))
	}
}
