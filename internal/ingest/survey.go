package ingest

import (
	"strings"
)

// surveyReader reads 勘测定界 TXT line by line (domain 4.1). Sections may come
// again: files are concatenated in practice.
type surveyReader struct {
	*reading
	section string
	header  map[string]string
	extra   map[string]string // [项目信息] and other sections
	plot    *surveyPlot
	plots   int
	shapes  []plotShape
	says    frame // of the header that is in force
}

// readSurvey reads every plot of a survey TXT.
func (r *reading) readSurvey(text string) error {
	s := &surveyReader{reading: r, header: map[string]string{}, extra: map[string]string{}}
	if !strings.Contains(narrow(text), "[地块坐标]") {
		return refuse("E02", say("缺少“[地块坐标]”段", "the section [地块坐标] is missing"),
			say("请按勘测定界 TXT 格式补上该段", "add the section as the survey TXT format asks"))
	}
	for i, line := range splitLines(text) {
		if err := s.line(i+1, strings.TrimSpace(strings.TrimLeft(line, "\ufeff"))); err != nil {
			return err
		}
	}
	if err := s.flush(); err != nil {
		return err
	}
	r.info.Problems = append(r.info.Problems, overlappingPlots(s.shapes)...)
	return nil
}

func (s *surveyReader) line(row int, line string) error {
	flat := strings.TrimSpace(narrow(line))
	switch {
	case flat == "":
		return nil
	case strings.HasPrefix(flat, "[") && strings.HasSuffix(flat, "]"):
		return s.open(strings.TrimSpace(flat[1 : len(flat)-1]))
	case s.section == "地块坐标":
		return s.coordinate(row, line, flat)
	}
	key, value, found := strings.Cut(line, "=")
	if !found {
		key, value, _ = strings.Cut(line, "＝")
	}
	s.keep(strings.TrimSpace(key), strings.TrimSpace(value))
	return nil
}

func (s *surveyReader) open(section string) error {
	if section == "属性描述" && s.section == "地块坐标" {
		if err := s.flush(); err != nil {
			return err
		}
		s.header = map[string]string{}
	}
	s.section = section
	if section == "地块坐标" {
		s.says = s.frame()
	}
	return nil
}

func (s *surveyReader) keep(key, value string) {
	if s.section == "属性描述" {
		s.header[key] = value
		return
	}
	s.extra[key] = value
}

// coordinate reads a line of [地块坐标]: the head of a plot or one of its points.
func (s *surveyReader) coordinate(row int, line, flat string) error {
	fields := splitFields(line)
	if isPlotRow(fields, flat) {
		if err := s.flush(); err != nil {
			return err
		}
		s.plot = newPlot(row, fields)
		return nil
	}
	if s.plot == nil {
		s.pointBeforePlot(row)
		return nil
	}
	s.plot.add(row, fields)
	return nil
}

// pointBeforePlot is E04, told once: such points belong to no plot.
func (s *surveyReader) pointBeforePlot(row int) {
	for _, p := range s.info.Problems {
		if p.Code == "E04" {
			return
		}
	}
	s.info.Problems = append(s.info.Problems, *at(row, refuse("E04",
		say("界址点之前没有地块行", "there are points before any plot row"),
		say("请补上以 @ 结尾的地块行", "add the plot row that ends in @"))))
}

// flush completes the plot that was being read and hands it over.
func (s *surveyReader) flush() error {
	if s.plot == nil {
		return nil
	}
	plot := s.plot
	s.plot, s.plots = nil, s.plots+1
	rec, zone := s.record(plot)
	inner := s.each
	s.each = func(done Record) error {
		s.shapes = remember(s.shapes, done)
		return inner(done)
	}
	defer func() { s.each = inner }()
	return s.deliverPlot(rec, plot, zone)
}

// splitFields splits on commas of either width and trims blanks; empty fields
// at the end (left by spreadsheets) go.
func splitFields(line string) []string {
	fields := strings.Split(strings.ReplaceAll(line, "，", ","), ",")
	for i, f := range fields {
		fields[i] = strings.TrimSpace(f)
	}
	for len(fields) > 0 && fields[len(fields)-1] == "" {
		fields = fields[:len(fields)-1]
	}
	return fields
}

// isPlotRow tells a plot row from a point row: it ends in @, names a kind of
// figure, or has more fields than a point could have (the @ may be lost).
func isPlotRow(fields []string, flat string) bool {
	if strings.HasSuffix(strings.TrimRight(flat, ", "), "@") {
		return true
	}
	for _, f := range fields {
		if f == "面" || f == "线" || f == "点" {
			return true
		}
	}
	return len(fields) >= 8
}
