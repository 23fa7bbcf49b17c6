// Package bilingual holds a sentence in the two languages OneMap speaks.
//
// It knows Chinese and English and how a reader's preference is written
// (RFC 9110 Accept-Language). It must never know what the sentences say.
package bilingual

import "strings"

// Language is one of the two languages of OneMap.
type Language string

// The languages, by their BCP 47 primary subtag.
const (
	Chinese Language = "zh"
	English Language = "en"
)

// Text is one sentence or name in both languages.
type Text struct {
	ZH string `json:"zh" yaml:"zh"`
	EN string `json:"en" yaml:"en"`
}

// In gives the text in language l; Chinese is the default, and a missing
// translation falls back to the other language rather than to nothing.
func (t Text) In(l Language) string {
	if l == English && t.EN != "" || t.ZH == "" {
		return t.EN
	}
	return t.ZH
}

// Complete tells whether both languages are present.
func (t Text) Complete() bool { return t.ZH != "" && t.EN != "" }

// Preferred picks the language of an Accept-Language header or a plain tag
// such as "en" or "zh-CN". The first of the two languages named wins; quality
// values are not weighed. Nothing named means Chinese.
func Preferred(accept string) Language {
	for _, part := range strings.Split(accept, ",") {
		switch tag := strings.ToLower(strings.TrimSpace(part)); {
		case strings.HasPrefix(tag, "zh"):
			return Chinese
		case strings.HasPrefix(tag, "en"):
			return English
		}
	}
	return Chinese
}
