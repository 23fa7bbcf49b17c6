package geometry

// Limits of every decoder, so that no header can ask for more memory than its
// bytes could fill (ecosystem 0.3, S8).
const (
	maxBytes    = 512 << 20 // of one encoded geometry
	maxVertices = 2_000_000
	maxRings    = 200_000
	maxDepth    = 8 // nesting of collections or brackets
)

func tooManyVertices(most int) error { return tooLarge(text("顶点数", "vertices"), most) }

func tooManyRings() error { return tooLarge(text("环数", "rings"), maxRings) }

func tooManyBytes() error { return tooLarge(text("字节数", "bytes"), maxBytes) }
