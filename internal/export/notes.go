package export

import (
	"fmt"

	"onemap/internal/bilingual"
)

// Note is one value a format could not hold as it is.
type Note struct {
	Row    int // from 1
	Column string
	Why    bilingual.Text
}

// Notes are the values a format could not hold, in order; at most mostNotes
// are described, all are counted.
type Notes struct {
	Listed []Note
	Count  int
}

const mostNotes = 1000

func (n *Notes) add(row int, column string, why bilingual.Text) {
	if n.Count++; len(n.Listed) < mostNotes {
		n.Listed = append(n.Listed, Note{row, column, why})
	}
}

// Text lists the notes for people, a line each.
func (n Notes) Text(l bilingual.Language) string {
	out := bilingual.Text{ZH: "以下内容超出文件格式的限制，未能原样写入：\n", EN: "These values do not fit the format and were not written as they are:\n"}.In(l)
	for _, note := range n.Listed {
		out += fmt.Sprintf(bilingual.Text{ZH: "第 %d 条记录，字段 %s：%s\n", EN: "record %d, field %s: %s\n"}.In(l), note.Row, note.Column, note.Why.In(l))
	}
	if more := n.Count - len(n.Listed); more > 0 {
		out += fmt.Sprintf(bilingual.Text{ZH: "……另有 %d 处\n", EN: "… and %d more\n"}.In(l), more)
	}
	return out
}

func tooLong(bytes, most int) bilingual.Text {
	return bilingual.Text{
		ZH: fmt.Sprintf("文字 %d 字节，只能容纳 %d 字节，已截断", bytes, most),
		EN: fmt.Sprintf("the text has %d bytes, %d fit; it was cut", bytes, most)}
}

func misfit(value string) bilingual.Text {
	return bilingual.Text{
		ZH: fmt.Sprintf("值“%s”不符合字段类型，留空", value),
		EN: fmt.Sprintf("the value %q does not fit the type of the field and was left empty", value)}
}

func notInGBK(value string) bilingual.Text {
	return bilingual.Text{
		ZH: fmt.Sprintf("“%s”中有 GBK 没有的字，以“?”代替", value),
		EN: fmt.Sprintf("%q has characters GBK does not have; they became ?", value)}
}
