package filter

// Limits of an expression (ecosystem 5, MapServer 7542): a request this long is
// no filter, and nesting is refused before anything recurses into it.
const (
	MaxBytes    = 8 << 10
	MaxDepth    = 32
	MaxNodes    = 500
	maxVertices = 4000 // of one geometry literal, after cutting long edges
)
