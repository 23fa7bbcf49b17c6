package server

import (
	"bytes"
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

// formats are the media types of the formats a check is given in.
var formats = map[string]string{
	"json": "application/json", "geojson": "application/geo+json", "html": "text/html", "text": "text/plain",
}

// format is ?format, else the first known type of Accept, else json. Quality
// values are not weighed.
func format(c echo.Context) string {
	if f := c.QueryParam("format"); f != "" {
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

// writeJSON writes v without escaping <, > and &, which law texts contain.
func writeJSON(c echo.Context, status int, contentType string, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	return blob(c, status, contentType, b.Bytes())
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
