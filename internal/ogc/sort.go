package ogc

import (
	"fmt"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/filter"
)

// SortKey is a property features are ordered by; what has no value comes last.
type SortKey struct {
	Property   filter.Property
	Descending bool
}

// mostSortKeys bounds what a page may be ordered by.
const mostSortKeys = 8

// sort reads sortby=+a,-b. A plus that nobody escaped arrives as a blank.
func (p *parameters) sort() []SortKey {
	if !p.has("sortby") {
		return nil
	}
	var keys []SortKey
	for part := range strings.SplitSeq(p.values.Get("sortby"), ",") {
		name, descending := strings.CutPrefix(part, "-")
		name = strings.TrimLeft(name, "+ ")
		q, ok := p.schema.Property(name)
		if !ok || q.Kind == filter.Geometry {
			p.fail(noProperty("sortby", name, p.schema))
			return nil
		}
		keys = append(keys, SortKey{q, descending})
	}
	if len(keys) > mostSortKeys {
		p.fail(refuse(codeProperty,
			bilingual.Text{ZH: fmt.Sprintf("sortby 最多 %d 个属性", mostSortKeys), EN: fmt.Sprintf("sortby takes at most %d properties", mostSortKeys)},
			bilingual.Text{ZH: "减少排序属性", EN: "sort by fewer"}))
	}
	return keys
}

func noProperty(parameter, name string, schema filter.Schema) error {
	var names []string
	for _, q := range schema.Properties() {
		names = append(names, q.Name)
	}
	list := strings.Join(names, ", ")
	return refuse(codeProperty,
		bilingual.Text{ZH: fmt.Sprintf("参数 %s 中的属性 %q 不存在或不能这样用", parameter, name), EN: fmt.Sprintf("%s names %q, which is no property or cannot be used there", parameter, name)},
		bilingual.Text{ZH: "属性：" + list, EN: "the properties are: " + list})
}
