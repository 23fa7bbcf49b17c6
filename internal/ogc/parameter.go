package ogc

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/filter"
)

// The parameters every collection of items knows; the properties of the layer
// come beside them.
func reserved() []string {
	return []string{
		"f", "lang", "limit", "offset", "cursor", "bbox", "bbox-crs", "crs", "datetime", "edition",
		"filter", "filter-lang", "filter-crs", "properties", "skipGeometry", "sortby",
	}
}

// The page sizes. GDAL before 3.8 asks for 10, QGIS for what the definition of
// the API says, at least 1,000.
const (
	DefaultLimit = 100
	MaxLimit     = 10_000
)

// parameters are those of one request, each at most once.
type parameters struct {
	values url.Values
	schema filter.Schema
	err    error // of the first that is not as it must be
}

// known refuses parameters nobody knows and such that are given twice.
func (p *parameters) known() {
	for name, v := range p.values {
		_, property := p.property(name)
		if !property && !slices.Contains(reserved(), name) {
			p.fail(unknown(name, p.schema))
			return
		}
		if len(v) > 1 {
			p.fail(refuse(codeRepeated,
				bilingual.Text{ZH: fmt.Sprintf("参数 %s 出现了 %d 次", name, len(v)), EN: fmt.Sprintf("the parameter %s is given %d times", name, len(v))},
				bilingual.Text{ZH: "每个参数只写一次；多个条件请用 filter", EN: "give each parameter once; several conditions go into filter"}))
			return
		}
	}
}

// property finds the property a parameter is named after; reserved names are
// not properties, and a box is asked for by bbox.
func (p *parameters) property(name string) (filter.Property, bool) {
	q, ok := p.schema.Property(name)
	return q, ok && q.Kind != filter.Geometry && !slices.Contains(reserved(), name)
}

func unknown(name string, schema filter.Schema) error {
	names := reserved()
	for _, q := range schema.Properties() {
		if q.Kind != filter.Geometry {
			names = append(names, q.Name)
		}
	}
	list := strings.Join(names, ", ")
	return refuse(codeUnknownParameter,
		bilingual.Text{ZH: fmt.Sprintf("未知参数 %q", name), EN: fmt.Sprintf("unknown query parameter %q", name)},
		bilingual.Text{ZH: "本图层的参数：" + list, EN: "the parameters of this collection are: " + list})
}

func (p *parameters) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *parameters) has(name string) bool { return len(p.values[name]) > 0 }

// whole reads a number of at least least.
func (p *parameters) whole(name string, otherwise, least int64) int64 {
	if !p.has(name) {
		return otherwise
	}
	text := p.values.Get(name)
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < least {
		p.fail(refuse(codeNumber,
			bilingual.Text{ZH: fmt.Sprintf("参数 %s 应为不小于 %d 的整数，不是 %q", name, least, text), EN: fmt.Sprintf("%s must be a whole number of at least %d, not %q", name, least, text)},
			bilingual.Text{ZH: "改正后重试", EN: "correct it and ask again"}))
	}
	return n
}

// one reads one of a few words; the first is the default.
func (p *parameters) one(name string, words ...string) string {
	if !p.has(name) {
		return words[0]
	}
	text := p.values.Get(name)
	if !slices.Contains(words, text) {
		list := strings.Join(words, ", ")
		p.fail(refuse(codeNumber,
			bilingual.Text{ZH: fmt.Sprintf("参数 %s 不能是 %q", name, text), EN: fmt.Sprintf("%s cannot be %q", name, text)},
			bilingual.Text{ZH: "可用：" + list, EN: "there are: " + list}))
	}
	return text
}
