package ogc

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"onemap/internal/bilingual"
)

// Mark is where a page ended: the sort keys of its last feature as text, nil
// for no value, and the feature's ordinal in the edition.
type Mark struct {
	Keys    []*string
	Ordinal int
}

// cursor is a Mark bound to what was asked: a cursor of one filter would lose
// features of another.
type cursor struct {
	Edition int64     `json:"e"`
	Asked   string    `json:"q"`
	Ordinal int       `json:"o"`
	Keys    []*string `json:"k,omitempty"`
}

// Cursor names the page of edition after m.
func (q Query) Cursor(edition int64, m Mark) string {
	b, err := json.Marshal(cursor{edition, q.asked(), m.Ordinal, m.Keys})
	if err != nil {
		panic(err) // numbers and text only
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// asked is a hash of what decides which features come in which order.
func (q Query) asked() string {
	var b strings.Builder
	for _, e := range q.Filters {
		fmt.Fprintf(&b, "%q ", e.Text())
	}
	fmt.Fprintf(&b, "%x ", q.Within.EWKB())
	for _, k := range q.Sort {
		fmt.Fprintf(&b, "%q %t ", k.Property.Name, k.Descending)
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:8])
}

// resume reads the cursor, which also pins the edition the walk began with.
// Problem O08.
func (p *parameters) resume(q *Query) {
	if p.err != nil || !p.has("cursor") {
		return
	}
	var c cursor
	b, err := base64.RawURLEncoding.DecodeString(p.values.Get("cursor"))
	if err == nil {
		err = json.Unmarshal(b, &c)
	}
	switch {
	case err != nil || c.Edition < 1 || c.Ordinal < 0 || c.Ordinal > math.MaxInt32 || len(c.Keys) != len(q.Sort):
		p.fail(badCursor("不是本服务给出的游标", "it is none that this service gave"))
	case c.Asked != q.asked():
		p.fail(badCursor("筛选、范围或排序与上一页不同", "filter, box or order differ from the page before"))
	case q.Edition != 0 && q.Edition != c.Edition:
		p.fail(badCursor("版本与上一页不同", "the edition differs from the page before"))
	}
	q.Edition, q.After = c.Edition, &Mark{c.Keys, c.Ordinal}
}

func badCursor(zh, en string) error {
	return refuse(codeCursor,
		bilingual.Text{ZH: "cursor 无效：" + zh, EN: "the cursor is not valid: " + en},
		bilingual.Text{ZH: "从第一页重新开始，并原样使用 next 链接", EN: "begin again at the first page and follow the next links as they are"})
}
