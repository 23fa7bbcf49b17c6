package layer

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"onemap/internal/bilingual"
)

// fields reports A01 (required value missing), A02 (value not in the code
// list) and A03 (value that does not fit type or length).
func (r *reading) fields() {
	for i := range r.definition.Fields {
		f := &r.definition.Fields[i]
		value := r.feature.Attributes[f.Code]
		switch {
		case value == "" && f.Required && f.Code != r.definition.ID:
			r.warn("A01", bilingual.Text{
				ZH: fmt.Sprintf("必填字段%s（%s）为空", f.Code, f.Name.ZH),
				EN: fmt.Sprintf("required field %s (%s) is empty", f.Code, f.Name.EN),
			}, bilingual.Text{ZH: "请补充后重新导入", EN: "fill it in and import again"})
		case value == "":
		case !f.listed(value):
			r.warn("A02", bilingual.Text{
				ZH: fmt.Sprintf("字段%s的值“%s”不在代码表中", f.Code, value),
				EN: fmt.Sprintf("the value %q of %s is not in the code list", value, f.Code),
			}, bilingual.Text{ZH: "请按代码表更正", EN: "correct it by the code list"})
		case !f.fits(value):
			r.warn("A03", bilingual.Text{
				ZH: fmt.Sprintf("字段%s的值“%s”不符合类型%s（长度%d）", f.Code, value, f.Type, f.Length),
				EN: fmt.Sprintf("the value %q of %s does not fit type %s (length %d)", value, f.Code, f.Type, f.Length),
			}, bilingual.Text{ZH: "请按数据标准更正", EN: "correct it by the data standard"})
		}
	}
}

func (f *Field) listed(value string) bool {
	if len(f.Values) == 0 {
		return true
	}
	_, ok := f.Values[value]
	return ok
}

func (f *Field) fits(value string) bool {
	switch f.Type {
	case "integer":
		_, err := strconv.ParseInt(strings.TrimSuffix(value, ".0"), 10, 64)
		return err == nil
	case "number":
		_, err := strconv.ParseFloat(value, 64)
		return err == nil
	case "date":
		_, ok := ReadDate(value)
		return ok
	}
	return f.Length == 0 || utf8.RuneCountInString(value) <= f.Length
}

// ReadDate reads a date as data holds it: yyyymmdd (the data standards) and the
// forms GDAL writes.
func ReadDate(value string) (Date, bool) {
	for _, form := range []string{"20060102", time.DateOnly, "2006/01/02", "2006/1/2", time.RFC3339, "2006年1月2日"} {
		if t, err := time.Parse(form, value); err == nil {
			return NewDate(t.Date()), true
		}
	}
	return Date{}, false
}
