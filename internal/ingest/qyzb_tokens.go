package ingest

import (
	"strconv"
	"strings"

	"onemap/internal/problem"
)

type tokens struct {
	fields []string
	next   int
}

func (t *tokens) take() (string, bool) {
	if t.next >= len(t.fields) {
		return "", false
	}
	t.next++
	return strings.TrimSpace(t.fields[t.next-1]), true
}

func (t *tokens) count(most int) (int, bool) {
	s, _ := t.take()
	n, err := strconv.Atoi(s)
	return n, err == nil && n > 0 && n <= most
}

func (t *tokens) number() (float64, bool) {
	s, _ := t.take()
	return number(s)
}

func (t *tokens) block() (b qyzbBlock, ok bool) {
	n, ok := t.count(len(t.fields))
	if !ok {
		return b, false
	}
	for range n {
		t.take() // index of the point
		x, okX := t.number()
		y, okY := t.number()
		if !okX || !okY {
			return b, false
		}
		b.rows = append(b.rows, pair{x, y})
	}
	b.top, _ = t.take()
	b.base, _ = t.take()
	t.take() // free text
	flag, ok := t.take()
	b.added = flag == "1"
	return b, ok
}

func (t *tokens) fault() *problem.Problem {
	return refuse("E03", say("QYZB 字符串在第 %d 项处无法继续读取", "the QYZB string cannot be read at item %d", t.next),
		say("应为：块数,点数,序号,X,Y,…,上标高,下标高,说明,标志", "it should read: blocks,points,index,X,Y,…,upper,lower,text,flag"))
}
