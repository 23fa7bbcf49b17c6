package server

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"onemap/internal/check"
	"onemap/internal/layer"
)

// order reads what somebody asks from query and body; a form field wins over
// the query parameter of the same name.
func order(c echo.Context) (Order, error) {
	values := url.Values{}
	for name, v := range c.QueryParams() {
		values[name] = v
	}
	o := Order{FileName: "body.geojson", Bytes: body(c), Key: c.Request().Header.Get("Idempotency-Key")}
	contentType := c.Request().Header.Get(echo.HeaderContentType)
	if media(contentType) == echo.MIMEMultipartForm {
		if err := form(contentType, body(c), &o, values); err != nil {
			return o, err
		}
	}
	return o, o.choices(values)
}

// form takes file and choices out of a multipart body.
func form(contentType string, b []byte, o *Order, values url.Values) error {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil || params["boundary"] == "" {
		return badRequest("multipart 内容缺少 boundary", "the multipart body has no boundary")
	}
	found := false
	for r := multipart.NewReader(bytes.NewReader(b), params["boundary"]); ; {
		part, err := r.NextRawPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return badRequest("multipart 内容不完整", "the multipart body is damaged")
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return badRequest("multipart 内容不完整", "the multipart body is damaged")
		}
		if part.FormName() == "file" {
			if found {
				return badRequest("只能有一个 file", "there must be one file only")
			}
			found, o.FileName, o.Bytes = true, baseName(part.FileName()), content
			continue
		}
		if part.FormName() == "coverage" {
			o.Coverage = content
			continue
		}
		if err := field(part.FormName(), string(content), values); err != nil {
			return err
		}
	}
	if !found {
		return badRequest("缺少表单字段 file", "the form field file is missing")
	}
	return nil
}

var fields = map[string]int{"kind": 8, "as_of": 10, "crs": 6, "layers": 400, "layer": 200, "repair": 5, "swap": 5, "declared": 300}

func field(name, value string, values url.Values) error {
	limit, known := fields[name]
	switch {
	case !known:
		return badRequest(fmt.Sprintf("未知表单字段 %q", name), fmt.Sprintf("unknown form field %q", name))
	case len(value) > limit:
		return badRequest(fmt.Sprintf("表单字段 %s 超过 %d 字节", name, limit), fmt.Sprintf("the form field %s is longer than %d bytes", name, limit))
	case name == "declared":
		values.Add(name, value)
	case value != "":
		values.Set(name, value)
	}
	return nil
}

// baseName is the name without folders of either kind of slash.
func baseName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	if name == "." || name == "/" {
		return "upload"
	}
	return name
}

// choices reads the parameters of an order; they were validated when they came
// by query, but not when they came by form.
func (o *Order) choices(v url.Values) (err error) {
	o.Kind = check.Kind(cmp.Or(v.Get("kind"), "CON"))
	o.Options.Layer = v.Get("layer")
	if s := v.Get("as_of"); s != "" {
		if o.AsOf, err = civilDate("as_of", s); err != nil {
			return err
		}
	}
	if o.Options.CRS, err = number("crs", v.Get("crs")); err != nil {
		return err
	}
	if o.Options.Repair, err = boolean("repair", v.Get("repair")); err != nil {
		return err
	}
	if o.Options.Swap, err = boolean("swap", v.Get("swap")); err != nil {
		return err
	}
	if s := v.Get("layers"); s != "" {
		for code := range strings.SplitSeq(s, ",") {
			o.Layers = append(o.Layers, layer.Code(strings.TrimSpace(code)))
		}
	}
	o.Declared, err = Declared(v["declared"])
	return err
}

// Declared reads attributes written name:value.
func Declared(list []string) (map[string]string, error) {
	m := map[string]string{}
	for _, s := range list {
		name, value, ok := strings.Cut(s, ":")
		if !ok || name == "" || value == "" {
			return nil, badRequest("declared 应写作 名称:值", "declared is written name:value")
		}
		m[name] = value
	}
	return m, nil
}

// civilDate reads a day; the contract knows its form only.
func civilDate(name, s string) (layer.Date, error) {
	d, err := layer.ParseDate(s)
	if err != nil {
		return d, badRequest(fmt.Sprintf("%s %q 不是 YYYY-MM-DD 日期", name, s), fmt.Sprintf("%s %q is not a date YYYY-MM-DD", name, s))
	}
	return d, nil
}

func number(name, s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1024 || n > 32767 {
		return 0, badRequest(name+" 应为 EPSG 代码（1024–32767）", name+" must be an EPSG code (1024–32767)")
	}
	return n, nil
}

func boolean(name, s string) (bool, error) {
	switch s {
	case "", "false", "0":
		return false, nil
	case "true", "1", "on":
		return true, nil
	}
	return false, badRequest(name+" 应为 true 或 false", name+" must be true or false")
}
