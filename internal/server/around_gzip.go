package server

import (
	"compress/gzip"
	"net/http"
	"strings"
	"sync"

	"github.com/labstack/echo/v4"
)

// compressing sends what is made for the request gzipped to those who take it.
// What is encoded already (tiles), binary files and event streams pass as they
// are, and so does what is too small to gain.
func compressing() echo.MiddlewareFunc {
	writers := &sync.Pool{New: func() any {
		w, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is valid
		return w
	}}
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			r := c.Response()
			z := &zipped{ResponseWriter: r.Writer, writers: writers, takes: takesGzip(c.Request().Header.Get("Accept-Encoding"))}
			r.Writer = z
			defer func() {
				r.Writer = z.ResponseWriter
				r.Committed = r.Committed && z.sent() // after a panic: what was held back was not sent
			}()
			if err := next(c); err != nil {
				c.Error(err) // the answer to an error is compressed, too
			}
			return z.end()
		}
	}
}

// worthwhile is how many bytes an answer must have to be compressed.
const worthwhile = 1024

// zipped holds an answer back until it is worth compressing, or over.
type zipped struct {
	http.ResponseWriter
	writers *sync.Pool
	takes   bool // the client takes gzip

	status int
	held   []byte
	plain  bool         // decided: as it is
	gzip   *gzip.Writer // decided: compressed
}

// WriteHeader implements http.ResponseWriter; the header waits for the decision.
func (z *zipped) WriteHeader(status int) {
	z.status = status
	if status == http.StatusNoContent || status == http.StatusNotModified || !compressible(z.Header()) {
		z.asItIs()
		return
	}
	z.Header().Add("Vary", "Accept-Encoding")
	if !z.takes {
		z.asItIs()
	}
}

// Write implements http.ResponseWriter.
func (z *zipped) Write(b []byte) (int, error) {
	if z.status == 0 {
		z.WriteHeader(http.StatusOK)
	}
	switch {
	case z.plain:
		return z.ResponseWriter.Write(b)
	case z.gzip != nil:
		return z.gzip.Write(b)
	case len(z.held)+len(b) < worthwhile:
		z.held = append(z.held, b...)
		return len(b), nil
	}
	if err := z.begin(); err != nil {
		return 0, err
	}
	return z.gzip.Write(b)
}

// begin sends the header of a compressed answer and what was held back. Other
// bytes than the plain answer's cannot have its strong tag.
func (z *zipped) begin() error {
	h := z.Header()
	h.Set("Content-Encoding", "gzip")
	h.Del("Content-Length")
	if tag := h.Get("ETag"); strings.HasPrefix(tag, `"`) {
		h.Set("ETag", "W/"+tag)
	}
	z.ResponseWriter.WriteHeader(z.status)
	z.gzip = z.writers.Get().(*gzip.Writer)
	z.gzip.Reset(z.ResponseWriter)
	_, err := z.gzip.Write(z.held)
	z.held = nil
	return err
}

func (z *zipped) asItIs() {
	z.plain = true
	z.ResponseWriter.WriteHeader(z.status)
}

// Flush implements http.Flusher; what is flushed is not held back any more.
func (z *zipped) Flush() {
	if z.status != 0 && !z.plain && z.gzip == nil && z.begin() != nil {
		return
	}
	if z.gzip != nil {
		_ = z.gzip.Flush() // a client that left shows at the next write
	}
	_ = http.NewResponseController(z.ResponseWriter).Flush()
}

// Unwrap lets a response controller reach the connection.
func (z *zipped) Unwrap() http.ResponseWriter { return z.ResponseWriter }

// sent tells whether anything of the answer has gone out.
func (z *zipped) sent() bool { return z.plain || z.gzip != nil }

// end finishes the answer. After a panic it is not called: the end of the gzip
// stream is missing then, so nobody takes a part for the whole.
func (z *zipped) end() error {
	if z.gzip != nil {
		err := z.gzip.Close()
		z.gzip.Reset(nil)
		z.writers.Put(z.gzip)
		return err
	}
	if z.plain || z.status == 0 {
		return nil
	}
	z.asItIs()
	_, err := z.ResponseWriter.Write(z.held)
	return err
}

// compressible tells whether an answer is text nobody has encoded yet.
func compressible(h http.Header) bool {
	if h.Get("Content-Encoding") != "" {
		return false
	}
	m := media(h.Get("Content-Type"))
	return strings.HasPrefix(m, "text/") && m != "text/event-stream" ||
		strings.HasSuffix(m, "json") || strings.HasSuffix(m, "xml") || strings.HasSuffix(m, "yaml") || strings.HasSuffix(m, "javascript")
}
