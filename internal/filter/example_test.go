package filter_test

import (
	"fmt"

	"onemap/internal/bilingual"
	"onemap/internal/filter"
	"onemap/internal/layer"
	"onemap/internal/problem"
)

// dryLand is a layer with a land class and the day its protection began.
func dryLand() filter.Schema {
	return filter.Queryables(layer.Definition{Fields: []layer.Field{
		{Code: "DLBM", Type: "text"}, {Code: "BHKSSJ", Type: "date"},
	}})
}

func ExampleParseText() {
	e, err := filter.ParseText("dlbm='0103' and not bhkssj >= '2020-01-01'", dryLand(), filter.Options{})
	if err != nil {
		panic(err)
	}
	fmt.Println(e.Text())
	fmt.Println(string(e.JSON()))
	for _, day := range []string{"20191231", "2021年5月1日", "不详"} {
		ok, err := e.Matches(layer.Feature{Attributes: map[string]string{"DLBM": "0103", "BHKSSJ": day}})
		fmt.Println(day, ok, err)
	}
	// Output:
	// DLBM = '0103' AND NOT BHKSSJ >= DATE('2020-01-01')
	// {"op":"and","args":[{"op":"=","args":[{"property":"DLBM"},"0103"]},{"op":"not","args":[{"op":">=","args":[{"property":"BHKSSJ"},{"date":"2020-01-01"}]}]}]}
	// 20191231 true <nil>
	// 2021年5月1日 false <nil>
	// 不详 false <nil>
}

func ExampleParseText_refused() {
	_, err := filter.ParseText("DLBM = 103", dryLand(), filter.Options{})
	p, _ := problem.As(err)
	fmt.Println(p.Code, p.Message.In(bilingual.English)+";", p.Next.In(bilingual.English))
	fmt.Println(p.Code, p.Message.In(bilingual.Chinese)+"；", p.Next.In(bilingual.Chinese))
	// Output:
	// Q03 filter, character 6 (= 103): = takes text here, not a number; put values of text properties in single quotes, for example DLBM = '0101'
	// Q03 过滤条件第6个字符处（= 103）：= 需要文本，而这里是数值； 文本属性的值请加单引号，例如 DLBM = '0101'
}
