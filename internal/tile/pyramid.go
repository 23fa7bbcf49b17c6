package tile

import (
	"context"
	"slices"
)

// worthwhile is the share of the vertices of a finer level below which a coarser
// one is kept beside it. In between, the finer level is drawn and the vertices
// the zoom does not need are passed over.
const worthwhile = 0.5

// generalise makes the levels of all zooms out of the geometry as received, and
// says from which zoom every feature is drawn by itself.
func generalise(ctx context.Context, raw *level, g grid) (levels []*level, appears []uint8, err error) {
	if raw.ranks, err = raw.ranked(ctx, g); err != nil {
		return nil, nil, err
	}
	appears = make([]uint8, len(raw.features)-1)
	for slot := range appears {
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		appears[slot] = raw.appears(int32(slot), g)
	}
	levels = []*level{raw}
	needs := raw.needed(appears)
	for zoom := detail; zoom >= coarse; zoom-- {
		if float64(needs[zoom]) > worthwhile*float64(len(levels[0].xy)) {
			continue
		}
		l, err := raw.thinned(ctx, zoom, appears, g)
		if err != nil {
			return nil, nil, err
		}
		levels = slices.Insert(levels, 0, l)
	}
	return levels, appears, nil
}

// needed counts by zoom the vertices of the features that are drawn.
func (l *level) needed(appears []uint8) [detail + 1]int {
	var counts [detail + 1]int
	for slot, zoom := range appears {
		for _, rank := range l.ranks[l.rings[l.features[slot]]:l.rings[l.features[slot+1]]] {
			if from := max(rank, zoom); from <= detail {
				counts[from]++
			}
		}
	}
	for zoom := 1; zoom <= detail; zoom++ {
		counts[zoom] += counts[zoom-1]
	}
	return counts
}

// thinned gives the features drawn at a zoom with the vertices it needs.
func (l *level) thinned(ctx context.Context, zoom int, appears []uint8, g grid) (*level, error) {
	out := newLevel(zoom)
	least := 2 * g.unit(zoom) * g.unit(zoom)
	for slot, from := range appears {
		if slot%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if int(from) <= zoom {
			out.thin(l, int32(slot), zoom, least)
		}
		out.closeFeature()
	}
	out.xy, out.ranks = slices.Clip(out.xy), slices.Clip(out.ranks)
	return out, nil
}

// thin appends a feature. Rings below a unit of area, and the holes of such, are
// left out; least is twice that area in square steps.
func (out *level) thin(l *level, slot int32, zoom int, least float64) {
	shell := false
	for r := l.features[slot]; r < l.features[slot+1]; r++ {
		if !l.shells[r] && !shell {
			continue
		}
		from, to := l.rings[r], l.rings[r+1]
		twice, _ := around(l.xy[from:to], l.ranks[from:to], zoom, 1)
		kept := max(twice, -twice) >= least && twice > 0 == l.shells[r]
		if l.shells[r] {
			shell = kept
		}
		if !kept {
			continue
		}
		for i, p := range l.xy[from:to] {
			if rank := l.ranks[int(from)+i]; int(rank) <= zoom {
				out.xy, out.ranks = append(out.xy, p), append(out.ranks, rank)
			}
		}
		out.closeRing(l.shells[r])
	}
}
