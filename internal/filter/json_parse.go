package filter

import (
	"encoding/json"
	"errors"
	"slices"
	"unicode/utf8"
)

// ParseJSON reads cql2-json. Problems as for ParseText, with the place in the
// JSON text.
func ParseJSON(text []byte, q Schema, o Options) (*Expression, error) {
	b := jsonBuilder{builder{source: string(text), schema: q, options: o}}
	if len(text) > MaxBytes {
		return nil, b.fail(0, tooMuch("字节数", "bytes", MaxBytes))
	}
	if !utf8.Valid(text) {
		return nil, b.fail(0, syntax("不是 UTF-8 编码", "this is not UTF-8"))
	}
	r := newJSONReader(text)
	v, err := r.whole()
	if err != nil {
		return nil, b.malformed(r, err)
	}
	root, err := b.node(v)
	if err != nil {
		return nil, err
	}
	if err := b.condition(root); err != nil {
		return nil, err
	}
	return newExpression(root), nil
}

// jsonBuilder makes nodes of JSON values. Their nesting is limited by the
// reader.
type jsonBuilder struct{ builder }

func (b *jsonBuilder) malformed(r *jsonReader, err error) error {
	if errors.Is(err, errNested) {
		return b.fail(r.offset(), tooDeep())
	}
	return b.fail(r.offset(), syntax("不是有效的 JSON："+err.Error(), "not valid JSON: "+err.Error()))
}

func (b *jsonBuilder) node(v jsonValue) (Node, error) {
	switch is := v.is.(type) {
	case string:
		return b.text(v.at, is)
	case json.Number:
		return b.number(v.at, is.String())
	case bool:
		return b.boolean(v.at, is)
	case jsonObject:
		return b.object(v.at, is)
	}
	return nil, b.fail(v.at, syntax("这里不能用数组或 null", "an array or null has no meaning here"))
}

func (b *jsonBuilder) object(offset int, o jsonObject) (Node, error) {
	switch {
	case o.has("op"):
		return b.apply(offset, o)
	case o.has("property"):
		return b.named(o["property"], b.property)
	case o.has("date"):
		return b.named(o["date"], b.date)
	case o.has("timestamp"):
		return b.named(o["timestamp"], b.timestamp)
	case o.has("interval"):
		return b.interval(offset, o["interval"])
	case o.has("type"):
		return b.geometry(offset, o)
	case o.has("bbox"):
		return b.box(offset, o["bbox"])
	}
	return nil, b.fail(offset, syntax("对象需要 op、property、date、timestamp、interval、type 或 bbox 成员",
		"an object has a member op, property, date, timestamp, interval, type or bbox"))
}

func (o jsonObject) has(name string) bool {
	_, ok := o[name]
	return ok
}

// named makes a node of a text.
func (b *jsonBuilder) named(v jsonValue, make func(int, string) (Node, error)) (Node, error) {
	s, ok := v.is.(string)
	if !ok {
		return nil, b.fail(v.at, syntax("这里需要文本", "a text is expected here"))
	}
	return make(v.at, s)
}

func (b *jsonBuilder) interval(offset int, v jsonValue) (Node, error) {
	both, _ := v.is.(jsonArray)
	if len(both) != 2 {
		return nil, b.fail(v.at, syntax("interval 需要两个端点", "an interval has two ends"))
	}
	var args []Node
	for _, end := range both {
		read := b.node
		if _, ok := end.is.(string); ok {
			read = func(v jsonValue) (Node, error) { return b.named(v, b.moment) }
		}
		n, err := read(end)
		if err != nil {
			return nil, err
		}
		args = append(args, n)
	}
	return b.operation(offset, MakeInterval, args...)
}

// apply makes an operation of "op" and "args".
func (b *jsonBuilder) apply(offset int, o jsonObject) (Node, error) {
	name, _ := o["op"].is.(string)
	op := Op(name)
	if !slices.Contains(allOps(), op) {
		return nil, b.fail(o["op"].at, unknownFunction(name))
	}
	values, _ := o["args"].is.(jsonArray)
	if op == In {
		values = listed(values)
	}
	if err := b.arity(offset, op, len(values)); err != nil {
		return nil, err
	}
	args := make([]Node, len(values))
	for i, v := range values {
		var err error
		if args[i], err = b.node(v); err != nil {
			return nil, err
		}
	}
	return b.operation(offset, op, args...)
}

// listed turns [value, [list]] into value and list on one level; anything else
// into nothing, which is refused.
func listed(values jsonArray) jsonArray {
	if len(values) != 2 {
		return nil
	}
	list, _ := values[1].is.(jsonArray)
	return append(jsonArray{values[0]}, list...)
}
