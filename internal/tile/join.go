package tile

// Join puts vector tiles of several layers into one, which has them all.
func Join(tiles ...Tile) Tile {
	var j Tile
	for _, t := range tiles {
		j.Bytes = append(j.Bytes, t.Bytes...)
		j.count(t)
	}
	return j
}

// JoinGeoJSON puts GeoJSON tiles of several layers into one collection.
func JoinGeoJSON(tiles ...Tile) Tile {
	var j Tile
	body := []byte(collectionHead)
	for _, t := range tiles {
		j.count(t)
		if len(t.Bytes) == 0 {
			continue
		}
		if inner := t.Bytes[len(collectionHead) : len(t.Bytes)-len(t.foot())]; len(inner) > 0 {
			if len(body) > len(collectionHead) {
				body = append(body, ',')
			}
			body = append(body, inner...)
		}
	}
	if len(body) > len(collectionHead) {
		j.Bytes = append(body, j.foot()...)
	}
	return j
}

func (t *Tile) count(u Tile) {
	t.Features += u.Features
	t.Nameless += u.Nameless
	t.Merged += u.Merged
	t.Dropped += u.Dropped
	t.Brief = t.Brief || u.Brief
}
