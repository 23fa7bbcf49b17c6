package filter

import "onemap/internal/bilingual"

// Kind is the type of a property, a literal or the result of an operation.
type Kind int

// The kinds. An Interval is made only by INTERVAL(), a Boolean only by
// predicates and TRUE or FALSE when no property has it.
const (
	Text Kind = iota + 1
	Integer
	Number
	Date
	Timestamp
	Boolean
	Geometry
	Interval
)

// family puts kinds together that may be compared with each other.
func (k Kind) family() Kind {
	switch k {
	case Integer:
		return Number
	case Timestamp:
		return Date
	}
	return k
}

// temporal tells whether T_ functions take the kind.
func (k Kind) temporal() bool { return k.family() == Date || k == Interval }

func (k Kind) name() bilingual.Text {
	switch k {
	case Text:
		return bilingual.Text{ZH: "文本", EN: "text"}
	case Integer, Number:
		return bilingual.Text{ZH: "数值", EN: "a number"}
	case Date, Timestamp:
		return bilingual.Text{ZH: "日期", EN: "a date"}
	case Boolean:
		return bilingual.Text{ZH: "真假", EN: "a truth value"}
	case Geometry:
		return bilingual.Text{ZH: "几何", EN: "a geometry"}
	case Interval:
		return bilingual.Text{ZH: "时段", EN: "an interval"}
	}
	return bilingual.Text{ZH: "无类型", EN: "nothing"}
}
