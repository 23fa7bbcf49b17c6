package server

import (
	"errors"
	"fmt"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"

	"onemap/internal/bilingual"
)

// violation names parameter and reason.
func violation(err error) error {
	var v *openapi3filter.RequestError
	if !errors.As(err, &v) {
		return err
	}
	reason := reasonOf(v)
	if v.Parameter != nil {
		return badRequest(fmt.Sprintf("参数 %s 不合规定：%s", v.Parameter.Name, reason.ZH),
			fmt.Sprintf("parameter %s is not as described: %s", v.Parameter.Name, reason.EN))
	}
	return badRequest("请求内容不合规定："+reason.ZH, "the request body is not as described: "+reason.EN)
}

// reasonOf is the innermost reason with the place in the body. The validator
// speaks English only; in Chinese we say what the schema asks for.
func reasonOf(v *openapi3filter.RequestError) bilingual.Text {
	var e *openapi3.SchemaError
	if errors.As(v.Err, &e) {
		for errors.As(e.Origin, &e) {
		}
		at := ""
		if place := e.JSONPointer(); len(place) > 0 {
			at = strings.Join(place, "/") + ": "
		}
		return bilingual.Text{ZH: at + wanted(e.Schema), EN: at + e.Reason}
	}
	reason := v.Reason
	if reason == "" && v.Err != nil {
		reason, _, _ = strings.Cut(v.Err.Error(), "\n")
	}
	switch {
	case errors.Is(v.Err, openapi3filter.ErrInvalidRequired):
		return bilingual.Text{ZH: "缺少", EN: reason}
	case errors.Is(v.Err, openapi3filter.ErrInvalidEmptyValue):
		return bilingual.Text{ZH: "不能为空", EN: reason}
	case v.Parameter != nil && v.Parameter.Schema != nil:
		return bilingual.Text{ZH: wanted(v.Parameter.Schema.Value), EN: reason}
	}
	return bilingual.Text{ZH: "无法解读", EN: reason}
}

var typeNames = map[string]string{openapi3.TypeInteger: "整数", openapi3.TypeNumber: "数", openapi3.TypeBoolean: "true 或 false",
	openapi3.TypeArray: "列表", openapi3.TypeObject: "对象", openapi3.TypeString: "文本"}

// wanted says in Chinese what a schema asks for.
func wanted(s *openapi3.Schema) string {
	var all []string
	add := func(format string, v ...any) { all = append(all, fmt.Sprintf(format, v...)) }
	switch {
	case len(s.Enum) > 0:
		add("应为 %s 之一", strings.Trim(strings.ReplaceAll(fmt.Sprint(s.Enum), " ", "、"), "[]"))
	case s.Format == "date":
		add("应为日期 YYYY-MM-DD")
	case len(s.Type.Slice()) == 1:
		add("应为%s", typeNames[s.Type.Slice()[0]])
	}
	if s.Min != nil {
		add("不小于 %v", *s.Min)
	}
	if s.Max != nil {
		add("不大于 %v", *s.Max)
	}
	if least := max(s.MinLength, s.MinItems); least > 0 {
		add("长度至少 %d", least)
	}
	for _, most := range []*uint64{s.MaxLength, s.MaxItems} {
		if most != nil {
			add("长度至多 %d", *most)
		}
	}
	if s.Pattern != "" {
		add("形如 %s", s.Pattern)
	}
	if len(s.Required) > 0 {
		add("须有 %s", strings.Join(s.Required, "、"))
	}
	return strings.Join(all, "，")
}
