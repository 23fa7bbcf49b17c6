package server

import (
	"bytes"
	"fmt"
	"html"
	"io/fs"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"

	"github.com/labstack/echo/v4"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// Basemap is the ground under the layers when it comes from another host.
// The zero value is none: the page then draws the county from its own layers
// and asks no other host for anything.
type Basemap struct {
	URL         string // template with {z}, {x} and {y}: XYZ, or the REST or KVP address of a WMTS
	Attribution string
}

// origin is the host the content security policy must let the page ask.
func (b Basemap) origin() (string, error) {
	if b.URL == "" {
		return "", nil
	}
	u, err := url.Parse(b.URL)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") ||
		!strings.Contains(b.URL, "{z}") || !strings.Contains(b.URL, "{x}") || !strings.Contains(b.URL, "{y}") {
		return "", &problem.Problem{Code: "U08", Class: problem.Usage,
			Message: bilingual.Text{ZH: "底图地址不合规定：" + b.URL, EN: "the address of the basemap is not understood: " + b.URL},
			Next: bilingual.Text{ZH: "例如 https://t0.tianditu.gov.cn/vec_w/wmts?…&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=密钥",
				EN: "give a template such as https://host/{z}/{x}/{y}.png"}}
	}
	return u.Scheme + "://" + u.Host, nil
}

// mapPage is the built page of web/: one document and its assets.
type mapPage struct {
	files  fs.FS
	index  []byte
	policy string
}

// newMapPage makes the document ready; files nil is a page that was not built.
func newMapPage(files fs.FS, ground Basemap) (*mapPage, error) {
	origin, err := ground.origin()
	if err != nil || files == nil {
		return nil, err
	}
	index, err := fs.ReadFile(files, "index.html")
	if err != nil {
		return nil, fmt.Errorf("read the map page: %w", err)
	}
	index = bytes.Replace(index, []byte(`name="basemap" content=""`), fmt.Appendf(nil, `name="basemap" content="%s" data-attribution="%s"`,
		html.EscapeString(ground.URL), html.EscapeString(ground.Attribution)), 1)
	return &mapPage{files: files, index: index, policy: mapPolicy(origin)}, nil
}

// mapPolicy adds the host of the basemap and the images the map makes itself.
func mapPolicy(origin string) string {
	p := strings.Replace(policy, "img-src 'self' data:", strings.TrimSpace("img-src 'self' data: blob: "+origin), 1)
	return strings.Replace(p, "connect-src 'self'", strings.TrimSpace("connect-src 'self' "+origin), 1)
}

// start is the map page; the plain page where it was not built.
func (s *Server) start(c echo.Context) error {
	if s.mapPage == nil {
		return s.plainStart(c)
	}
	c.Response().Header().Set(echo.HeaderContentSecurityPolicy, s.mapPage.policy)
	return blob(c, http.StatusOK, "text/html; charset=utf-8", s.mapPage.index)
}

// asset is a file of the map page; its name changes with its content.
func (s *Server) asset(c echo.Context) error {
	name := c.Param("file")
	if s.mapPage == nil || !fs.ValidPath(name) {
		return echo.ErrNotFound
	}
	b, err := fs.ReadFile(s.mapPage.files, path.Join("assets", name))
	if err != nil {
		return echo.ErrNotFound
	}
	c.Response().Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	return c.Blob(http.StatusOK, mediaOf(name), b)
}

func mediaOf(name string) string {
	switch path.Ext(name) {
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	}
	if m := mime.TypeByExtension(path.Ext(name)); m != "" {
		return m
	}
	return "application/octet-stream"
}
