package geometry

// Nest is not finished.
func Nest(rings [][]Position) ([][][]Position, error) {
	var out [][][]Position
	for _, r := range rings {
		out = append(out, [][]Position{r})
	}
	return out, nil
}
