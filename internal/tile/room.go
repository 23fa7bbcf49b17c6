package tile

// attributeRoom is how many bytes of a tile the attributes beyond id, name and
// zone may take before tiles of the zoom go without them.
const attributeRoom = 200_000

// roomy gives the zoom from which tiles carry all attributes: from there on, they
// take no more than their room in any tile of any finer zoom.
func (s *Source) roomy() int {
	weights := s.table.weights(s.Len())
	mercator := Sets()[0]
	for zoom := detail; zoom >= 0; zoom-- {
		tiles := map[[2]int]int{}
		for slot, from := range s.appears {
			if int(from) > zoom {
				continue
			}
			c := s.centre[slot]
			column, row := mercator.place(zoom, s.grid.longitude(float64(c.x)), s.grid.latitude(float64(c.y)))
			at := [2]int{column, row}
			if tiles[at] += int(weights[slot]); tiles[at] > attributeRoom {
				return zoom + 1
			}
		}
	}
	return 0
}

// weights is about how many bytes the further attributes of every feature take
// in a tile: two for every pair, and the value, shared with the others near by
// that have the same.
func (t *table) weights(features int) []int32 {
	const near = 16
	uses := make([]int, t.text.len())
	for _, c := range t.rows {
		uses[c.value]++
	}
	out := make([]int32, features)
	for slot := range out {
		for _, c := range t.row(int32(slot)) {
			if c.key > numberMerged {
				out[slot] += 2 + int32(len(t.coded.at(c.value))/min(uses[c.value], near))
			}
		}
	}
	return out
}
