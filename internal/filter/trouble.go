package filter

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// Codes of this package.
const (
	codeSyntax   = "Q01"
	codeProperty = "Q02" // no such property
	codeType     = "Q03" // operands that do not fit together
	codeFunction = "Q04" // a function that does not exist or is not offered
	codeLimit    = "Q05"
	codeLiteral  = "Q06" // a number, text, date or truth value that is none
	codeGeometry = "Q07"
)

func text(zh, en string) bilingual.Text { return bilingual.Text{ZH: zh, EN: en} }

func textf(zh, en string, args ...any) bilingual.Text {
	return text(fmt.Sprintf(zh, args...), fmt.Sprintf(en, args...))
}

// refuse makes a problem of a filter, without a place.
func refuse(code string, message, next bilingual.Text) *problem.Problem {
	return &problem.Problem{Code: code, Class: problem.Usage, Severity: problem.Error, Message: message, Next: next}
}

// at puts the place (a byte offset of source) and what stands there in front of
// the message. Characters count from 1.
func at(source string, offset int, p *problem.Problem) *problem.Problem {
	offset = min(offset, len(source))
	n := utf8.RuneCountInString(source[:offset]) + 1
	near := excerpt(source[offset:])
	p.Message = bilingual.Text{
		ZH: fmt.Sprintf("过滤条件第%d个字符处（%s）：%s", n, orEnd(near, "末尾"), p.Message.ZH),
		EN: fmt.Sprintf("filter, character %d (%s): %s", n, orEnd(near, "the end"), p.Message.EN),
	}
	return p
}

// excerpt is the beginning of what stands at a place, one line.
func excerpt(s string) string {
	const longest = 20
	if utf8.RuneCountInString(s) > longest {
		s = string([]rune(s)[:longest]) + "…"
	}
	return strings.Join(strings.Fields(s), " ")
}

func orEnd(near, end string) string {
	if near == "" {
		return end
	}
	return near
}

func syntax(zh, en string) *problem.Problem {
	return refuse(codeSyntax, text(zh, en),
		text("按 CQL2（OGC 21-065r2）改正，例如 DLBM = '0101' AND area_m2 > 1000",
			"correct it by CQL2 (OGC 21-065r2), for example DLBM = '0101' AND area_m2 > 1000"))
}

func unknownProperty(name string, known []string) *problem.Problem {
	return refuse(codeProperty,
		textf("没有属性“%s”", "there is no property %q", name),
		textf("可用的属性：%s", "the properties are %s", strings.Join(known, ", ")))
}

func unknownFunction(name string) *problem.Problem {
	names := make([]string, 0, len(functionOps()))
	for _, op := range functionOps() {
		names = append(names, op.upper())
	}
	return refuse(codeFunction,
		textf("不提供函数“%s”", "the function %q is not offered", name),
		textf("可用的函数：%s", "the functions are %s", strings.Join(names, ", ")))
}

func tooMuch(zh, en string, limit int) *problem.Problem {
	return refuse(codeLimit,
		textf("过滤条件过于复杂：%[1]s超过上限%[2]d", "the filter is too large: more than %[2]d %[3]s", zh, limit, en),
		text("请拆成几个较小的请求", "split it into several smaller requests"))
}

func badLiteral(zh, en string) *problem.Problem {
	return refuse(codeLiteral, text(zh, en), text("请改正该值", "correct the value"))
}
