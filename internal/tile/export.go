package tile

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
)

// Export writes all tiles of the source from one zoom of WebMercatorQuad to another
// as a PMTiles archive. progress, which may be nil, is told how many tiles of how
// many are done. When it fails, what was written is of no use.
func (s *Source) Export(ctx context.Context, to io.Writer, from, upTo int, progress func(done, all int)) error {
	mercator := Sets()[0]
	for _, z := range []int{from, upTo} {
		if a := (Address{Set: mercator, Z: z}); a.Valid() != nil {
			return a.Valid()
		}
	}
	box, any := s.Bounds()
	if !any {
		box = [4]float64{}
	}
	a, err := NewArchive(to, About{Metadata: s.metadata(from, upTo), Bounds: box, MinZoom: from, MaxZoom: upTo})
	if err != nil {
		return err
	}
	if err := s.fill(ctx, a, ordered(mercator, box, from, upTo), progress); err != nil {
		return errors.Join(err, a.Abandon())
	}
	return a.Close()
}

// fill draws tiles into an archive.
func (s *Source) fill(ctx context.Context, a *Archive, ids []uint64, progress func(done, all int)) error {
	for i, id := range ids {
		z, x, y := TileAt(id)
		t, err := s.MVT(ctx, Request{Address: Address{Set: Sets()[0], Z: z, X: x, Y: y}})
		if err != nil {
			return err
		}
		if err := a.Add(z, x, y, Compress(t).Bytes); err != nil {
			return err
		}
		if progress != nil {
			progress(i+1, len(ids))
		}
	}
	return nil
}

// ordered are the numbers of all tiles a box lies on, ascending.
func ordered(set Set, box [4]float64, from, upTo int) (ids []uint64) {
	for z := from; z <= upTo; z++ {
		l := set.Limits(z, box)
		for y := l.MinRow; y <= l.MaxRow; y++ {
			for x := l.MinColumn; x <= l.MaxColumn; x++ {
				ids = append(ids, TileID(z, x, y))
			}
		}
	}
	slices.Sort(ids)
	return ids
}

// vectorLayer describes a layer as TileJSON 3 does.
type vectorLayer struct {
	ID          string            `json:"id"`
	Description string            `json:"description"`
	MinZoom     int               `json:"minzoom"`
	MaxZoom     int               `json:"maxzoom"`
	Fields      map[string]string `json:"fields"`
}

// metadata is what an archive says of its tiles.
func (s *Source) metadata(from, upTo int) []byte {
	d := s.definition
	fields := map[string]string{}
	for _, k := range s.table.keys {
		fields[k] = "String"
	}
	for _, f := range d.Fields {
		if f.Type == "number" || f.Type == "integer" {
			fields[f.Code] = "Number"
		}
	}
	fields[keyMerged] = "Number"
	b, err := json.Marshal(struct {
		Name   string        `json:"name"`
		Layers []vectorLayer `json:"vector_layers"`
	}{d.Name.ZH + " " + d.Name.EN, []vectorLayer{{
		ID: string(d.Code), Description: d.Name.ZH + " " + d.Name.EN, MinZoom: from, MaxZoom: upTo, Fields: fields,
	}}})
	if err != nil {
		panic(err) // maps and strings always have a JSON form
	}
	return b
}
