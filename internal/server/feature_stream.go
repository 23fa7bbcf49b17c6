package server

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"onemap/internal/ogc"
)

// ahead is how much of a page is held back: a page within it is sent whole, with
// its length, its next link in the header and no query left in the database
// however slowly the client reads; a failure within it is still a problem
// document. Further bytes go out in pieces as they come.
const (
	ahead = 1 << 20
	piece = 64 << 10
)

// slowest is how long a client may take for one piece.
const slowest = 30 * time.Second

// pageStream writes one page.
type pageStream struct {
	server  *Server
	c       echo.Context
	asked   asked
	encoder ogc.Encoder
	b       []byte
	last    ogc.Item
	written int
	more    bool
	sent    bool // the header is out
	matched *int
}

// writeItems streams a page of features. A failure after the first byte breaks
// the connection: half a page must not look like a whole one.
func (s *Server) writeItems(c echo.Context, a asked) error {
	w := &pageStream{server: s, c: c, asked: a, encoder: a.encoder(), b: append(make([]byte, 0, piece), ogc.Opening...)}
	err := w.run()
	if err != nil && w.sent {
		s.log.Warn("a page of features was broken off", "id", c.Response().Header().Get(echo.HeaderXRequestID), "err", err)
		panic(http.ErrAbortHandler)
	}
	return err
}

func (w *pageStream) run() error {
	ctx := w.c.Request().Context()
	for item, err := range w.server.items.Page(ctx, w.asked.edition.ID, w.asked.query, w.asked.query.Limit+1) {
		if err != nil {
			return err
		}
		if w.more = w.written == w.asked.query.Limit; w.more {
			break
		}
		if err := w.add(item); err != nil {
			return err
		}
	}
	return w.close()
}

func (w *pageStream) add(item ogc.Item) (err error) {
	if len(w.b) > cap(w.b)/2 {
		w.b = slices.Grow(w.b, cap(w.b)) // append grows by less and copies more often
	}
	if w.written > 0 {
		w.b = append(w.b, ',')
	}
	if w.b, err = w.encoder.Append(w.b, item.Feature, nil); err != nil {
		return err
	}
	w.written, w.last = w.written+1, item
	if len(w.b) > ahead || w.sent && len(w.b) > piece {
		return w.flush()
	}
	return nil
}

// close writes what comes after the last feature.
func (w *pageStream) close() (err error) {
	var mark *ogc.Mark
	if w.more {
		m := w.last.Mark()
		mark = &m
	}
	links := w.asked.links(mark)
	if !w.sent {
		if err := w.count(w.more); err != nil {
			return err
		}
	}
	closing, err := ogc.Page{Matched: w.matched, Returned: w.written, At: w.server.now(), Links: links, Edition: w.asked.edition}.Closing()
	if err != nil {
		return err
	}
	w.b = append(w.b, closing...)
	if w.sent {
		return w.flush()
	}
	w.head(links)
	w.c.Response().Header().Set(echo.HeaderContentLength, strconv.Itoa(len(w.b)))
	return blob(w.c, http.StatusOK, ogc.GeoJSON, w.b)
}

// count happens before the header goes out, which tells counted pages from
// others.
func (w *pageStream) count(more bool) (err error) {
	w.matched, err = w.server.matched(w.c.Request().Context(), w.asked, w.written, more)
	return err
}

func (w *pageStream) head(links []ogc.Link) {
	linked(w.c, links)
	h := w.c.Response().Header()
	h.Set("Content-Crs", w.asked.query.CRS.Header())
	h.Set("ETag", w.server.pageTag(w.asked, w.matched != nil))
}

// flush sends what is held.
func (w *pageStream) flush() error {
	if !w.sent {
		if err := w.count(true); err != nil {
			return err
		}
		w.head(w.asked.links(nil))
		w.sent = true
		if err := blob(w.c, http.StatusOK, ogc.GeoJSON, nil); err != nil {
			return err
		}
	}
	control := http.NewResponseController(w.c.Response())
	if err := control.SetWriteDeadline(time.Now().Add(slowest)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	_, err := w.c.Response().Write(w.b)
	w.b = w.b[:0]
	return err
}
