package ingest

import "onemap/internal/problem"

// jsonScan walks JSON text without decoding it, so that a large collection is
// read record by record and one bad record does not spoil the rest. It checks
// brackets, quotes and depth only.
type jsonScan struct {
	data  []byte
	at    int
	depth int // limit
}

func (s *jsonScan) blank() {
	for s.at < len(s.data) {
		switch s.data[s.at] {
		case ' ', '\t', '\r', '\n', 0x1e: // 0x1e separates records of RFC 8142
			s.at++
		default:
			return
		}
	}
}

func (s *jsonScan) next(b byte) bool {
	s.blank()
	if s.at >= len(s.data) || s.data[s.at] != b {
		return false
	}
	s.at++
	return true
}

// value gives the raw text of the next value.
func (s *jsonScan) value() ([]byte, error) {
	s.blank()
	start := s.at
	if start >= len(s.data) {
		return nil, s.truncated()
	}
	switch s.data[start] {
	case '"':
		return s.text(start)
	case '{', '[':
		return s.nested(start)
	}
	for s.at < len(s.data) && !ends(s.data[s.at]) {
		s.at++
	}
	if s.at == start {
		return nil, s.truncated()
	}
	return s.data[start:s.at], nil
}

func ends(b byte) bool {
	return b == ',' || b == ']' || b == '}' || b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == ':'
}

func (s *jsonScan) text(start int) ([]byte, error) {
	for s.at++; s.at < len(s.data); s.at++ {
		switch s.data[s.at] {
		case '\\':
			s.at++
		case '"':
			s.at++
			return s.data[start:s.at], nil
		}
	}
	return nil, s.truncated()
}

func (s *jsonScan) nested(start int) ([]byte, error) {
	depth := 0
	for s.at < len(s.data) {
		switch s.data[s.at] {
		case '"':
			if _, err := s.text(s.at); err != nil {
				return nil, err
			}
			continue
		case '{', '[':
			if depth++; depth > s.depth {
				return nil, limited(say("JSON 嵌套超过 %d 层", "the JSON is nested deeper than %d levels", s.depth))
			}
		case '}', ']':
			if depth--; depth == 0 {
				s.at++
				return s.data[start:s.at], nil
			}
		}
		s.at++
	}
	return nil, s.truncated()
}

// members gives every member of an object, list every item of an array.
func (s *jsonScan) members(each func(key string, value []byte) error) error {
	if !s.next('{') {
		return s.truncated()
	}
	for first := true; !s.next('}'); first = false {
		if !first && !s.next(',') {
			return s.truncated()
		}
		key, err := s.value()
		if err != nil {
			return err
		}
		if len(key) < 2 || key[0] != '"' || !s.next(':') {
			return s.truncated()
		}
		value, err := s.value()
		if err != nil {
			return err
		}
		if err := each(string(key[1:len(key)-1]), value); err != nil {
			return err
		}
	}
	return nil
}

func (s *jsonScan) list(each func(value []byte) error) error {
	if !s.next('[') {
		return s.truncated()
	}
	for first := true; !s.next(']'); first = false {
		if !first && !s.next(',') {
			return s.truncated()
		}
		value, err := s.value()
		if err != nil {
			return err
		}
		if err := each(value); err != nil {
			return err
		}
	}
	return nil
}

func (s *jsonScan) truncated() *problem.Problem {
	return refuse(damaged, say("JSON 在第 %d 字节处不完整或有误", "the JSON is incomplete or wrong at byte %d", s.at),
		say("请重新导出文件", "export the file again"))
}
