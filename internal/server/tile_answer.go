package server

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"onemap/internal/atlas"
	"onemap/internal/ogc"
	"onemap/internal/tile"
)

// How long a tile may be used without asking again: for ever when its editions
// are named in the address, a minute when they are those in force.
const (
	forEver  = "max-age=31536000, immutable"
	aMinute  = "max-age=60"
	noTile   = http.StatusNoContent
	hollowed = http.StatusOK // an empty body, or an empty collection
)

// drawing is a tile about to be sent.
type drawing struct {
	request  atlas.Request
	releases []release
	pinned   bool
	empty    int // status of a tile with nothing on it: noTile or hollowed

	confidential bool // not for shared caches, whatever the layers are
}

// sendTile draws and sends a tile. Its ETag is known before it is drawn, so a
// client that has it costs nothing.
func (s *Server) sendTile(c echo.Context, d drawing) error {
	zipped := takesGzip(c.Request().Header.Get("Accept-Encoding"))
	d.head(c.Response().Header(), zipped)
	if unchanged(c, c.Response().Header().Get("ETag")) {
		return c.NoContent(http.StatusNotModified)
	}
	t, err := s.atlas.Tile(c.Request().Context(), d.request)
	if err != nil {
		return err
	}
	counts(c.Response().Header(), t)
	return d.body(c, t, zipped)
}

// head writes what is known of a tile before it is drawn.
func (d drawing) head(h http.Header, zipped bool) {
	tag := d.request.Key()
	if !zipped {
		tag += "-i" // other bytes, so another strong tag
	}
	h.Set("ETag", `"`+tag+`"`)
	h.Add("Vary", "Accept-Encoding")
	h.Set("Cache-Control", d.caching())
	if len(d.releases) > 0 {
		h.Set("OneMap-Edition", d.editions())
	}
}

// caching lets shared caches keep what everybody may see, nothing else.
func (d drawing) caching() string {
	who, long := "public, ", aMinute
	if d.confidential || slices.ContainsFunc(d.releases, func(r release) bool { return r.definition.Sensitivity != "public" }) {
		who = "private, "
	}
	if d.pinned {
		long = forEver
	}
	return who + long
}

// editions says which edition of each layer was drawn, CODE=ID.
func (d drawing) editions() string {
	all := make([]string, len(d.releases))
	for i, r := range d.releases {
		all[i] = fmt.Sprintf("%s=%d", r.definition.Code, r.edition.ID)
	}
	return strings.Join(all, ", ")
}

// counts says what is on the tile and what is not, so that a tile is never
// taken for everything there is.
func counts(h http.Header, t tile.Compressed) {
	h.Set("OneMap-Features", strconv.Itoa(t.Features))
	h.Set("OneMap-Nameless", strconv.Itoa(t.Nameless))
	h.Set("OneMap-Merged", strconv.Itoa(t.Merged))
	h.Set("OneMap-Dropped", strconv.Itoa(t.Dropped))
	if t.Brief {
		h.Set("OneMap-Attributes", "brief") // what was left out at this zoom
	}
}

func (d drawing) body(c echo.Context, t tile.Compressed, zipped bool) error {
	contentType := ogc.MVT
	if d.request.Format == atlas.GeoJSON {
		contentType = ogc.GeoJSON
	}
	if len(t.Bytes) == 0 {
		return d.nothing(c, t, contentType)
	}
	if zipped {
		c.Response().Header().Set("Content-Encoding", "gzip")
		return c.Blob(http.StatusOK, contentType, t.Bytes)
	}
	plain, err := unzipped(t.Bytes)
	if err != nil {
		return err
	}
	return c.Blob(http.StatusOK, contentType, plain)
}

// nothing answers a tile with nothing on it: a GeoJSON client wants a
// collection, of vector tiles each client has its own wish.
func (d drawing) nothing(c echo.Context, t tile.Compressed, contentType string) error {
	if d.request.Format == atlas.GeoJSON {
		body := fmt.Sprintf(`{"type":"FeatureCollection","features":[],"onemap":{"features":0,"nameless":0,"merged":%d,"dropped":%d}}`, t.Merged, t.Dropped)
		return c.Blob(http.StatusOK, contentType, []byte(body))
	}
	if d.empty == noTile {
		return c.NoContent(noTile)
	}
	return c.Blob(hollowed, contentType, nil)
}

func unzipped(b []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
