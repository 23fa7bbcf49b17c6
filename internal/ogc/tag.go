package ogc

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"onemap/internal/layer"
)

// Tag names an answer: a hash of the edition and of all else it depends on.
func Tag(e layer.Edition, parts ...string) string {
	h := sha256.New()
	for _, p := range append([]string{strconv.FormatInt(e.ID, 10), e.SHA256}, parts...) {
		sum := sha256.Sum256([]byte(p)) // no two lists of parts read alike
		h.Write(sum[:])
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
