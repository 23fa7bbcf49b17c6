package server

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"github.com/labstack/echo/v4"

	"onemap/internal/bilingual"
)

// language is ?lang, else Accept-Language, else Chinese.
func language(c echo.Context) bilingual.Language {
	if l := c.QueryParam("lang"); l != "" {
		return bilingual.Preferred(l)
	}
	return bilingual.Preferred(c.Request().Header.Get("Accept-Language"))
}

// formats are the media types of the formats a check is given in by Accept; the
// others are asked for by name.
var formats = map[string]string{
	"json": "application/json", "geojson": "application/geo+json", "html": "text/html", "text": "text/plain", "pdf": "application/pdf",
	"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// format is ?format or ?f, else the first known type of Accept, else json. Quality
// values are not weighed.
func format(c echo.Context) string {
	if f := cmp.Or(c.QueryParam("format"), c.QueryParam("f")); f != "" {
		return f
	}
	for accepted := range strings.SplitSeq(c.Request().Header.Get("Accept"), ",") {
		for name, m := range formats {
			if media(accepted) == m {
				return name
			}
		}
	}
	return "json"
}

// encoded is v as JSON without escaping <, > and &, which law texts contain.
func encoded(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}

func writeJSON(c echo.Context, status int, contentType string, v any) error {
	b, err := encoded(v)
	if err != nil {
		return err
	}
	return blob(c, status, contentType, b)
}

func answer(c echo.Context, v any) error { return writeJSON(c, 200, "application/json", v) }

// blob writes bytes; the answer depends on what was asked for.
func blob(c echo.Context, status int, contentType string, b []byte) error {
	h := c.Response().Header()
	h.Add("Vary", "Accept")
	h.Add("Vary", "Accept-Language")
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-cache")
	}
	return c.Blob(status, contentType, b)
}

// held sets the ETag and tells whether the client has that answer already.
func held(c echo.Context, tag string) bool {
	c.Response().Header().Set("ETag", tag)
	return unchanged(c, tag)
}

// fresh does so by the hash of what is about to be sent.
func fresh(c echo.Context, b []byte) bool {
	sum := sha256.Sum256(b)
	return held(c, `"`+hex.EncodeToString(sum[:16])+`"`)
}

// unchanged tells whether the client has what is tagged so already (RFC 9110
// 13.1.2: a list of tags, compared weakly, or *).
func unchanged(c echo.Context, tag string) bool {
	for have := range strings.SplitSeq(c.Request().Header.Get("If-None-Match"), ",") {
		have = strings.TrimPrefix(strings.TrimSpace(have), "W/")
		if have == "*" || have == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// takesGzip tells whether Accept-Encoding allows gzip (RFC 9110 12.5.3). No
// header is taken as no: those who send none are rarely able to.
func takesGzip(accept string) bool {
	any := false
	for part := range strings.SplitSeq(accept, ",") {
		coding, weight, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(part, " ", "")), ";")
		refused := strings.HasPrefix(weight, "q=0") && strings.Trim(weight[3:], ".0") == ""
		switch coding {
		case "gzip", "x-gzip":
			return !refused
		case "*":
			any = !refused
		}
	}
	return any
}
