package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// number writes v unrounded: the shortest decimal that reads back the same.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

var pairColumns = []string{"subject_fid", "subject_id", "feature_fid", "feature_id", "relation",
	"area_m2", "share_of_subject", "share_of_feature", "width_m"}

// pairWriter writes pairs in one format; close ends the document.
type pairWriter struct {
	write func([]pair) error
	close func() error
}

func csvPairs(out io.Writer) (pairWriter, error) {
	w := csv.NewWriter(out)
	write := func(pairs []pair) error {
		for _, p := range pairs {
			if err := w.Write(p.fields()); err != nil {
				return err
			}
		}
		w.Flush()
		return w.Error()
	}
	err := w.Write(pairColumns)
	return pairWriter{write, func() error { w.Flush(); return w.Error() }}, err
}

func (p pair) fields() []string {
	s, f := p.shares()
	return []string{strconv.Itoa(p.subject.fid), p.subject.id, strconv.Itoa(p.feature.fid), p.feature.id,
		p.relation, number(float64(p.area)), number(s), number(f), number(float64(p.width))}
}

func geojsonPairs(out io.Writer) (pairWriter, error) {
	w := bufio.NewWriter(out)
	separator := ""
	write := func(pairs []pair) error {
		for _, p := range pairs {
			b, err := json.Marshal(p.feature4490())
			if err != nil {
				return err
			}
			fmt.Fprintf(w, "%s\n%s", separator, b)
			separator = ","
		}
		return w.Flush()
	}
	_, err := w.WriteString(`{"type":"FeatureCollection","features":[`)
	return pairWriter{write, func() error { fmt.Fprintln(w, "\n]}"); return w.Flush() }}, err
}

func (p pair) feature4490() any {
	s, f := p.shares()
	type properties struct {
		SubjectFID     int     `json:"subject_fid"`
		SubjectID      string  `json:"subject_id"`
		FeatureFID     int     `json:"feature_fid"`
		FeatureID      string  `json:"feature_id"`
		Relation       string  `json:"relation"`
		Area           float64 `json:"area_m2"`
		ShareOfSubject float64 `json:"share_of_subject"`
		ShareOfFeature float64 `json:"share_of_feature"`
		Width          float64 `json:"width_m"`
	}
	return struct {
		Type       string     `json:"type"`
		Properties properties `json:"properties"`
		Geometry   any        `json:"geometry"`
	}{"Feature", properties{p.subject.fid, p.subject.id, p.feature.fid, p.feature.id, p.relation,
		float64(p.area), s, f, float64(p.width)}, p.shape}
}

// writeRejects writes one row per refused record of both files.
func writeRejects(name string, l bilingual.Language, files ...*records) (err error) {
	out, err := os.Create(name)
	if err != nil {
		return cannotWrite(name, err)
	}
	defer func() {
		if e := out.Close(); err == nil {
			err = e
		}
	}()
	w := csv.NewWriter(out)
	rows := [][]string{{"file", "fid", "id", "code", "reason", "lon", "lat"}}
	for _, f := range files {
		for _, r := range f.refused {
			lon, lat := place(r.why)
			rows = append(rows, []string{f.file, strconv.Itoa(r.fid), r.id, r.why.Code, r.why.Message.In(l), lon, lat})
		}
	}
	return w.WriteAll(rows)
}

func place(p problem.Problem) (lon, lat string) {
	if p.Place == nil {
		return "", ""
	}
	onGrid := func(v float64) string { return number(math.Round(v*geometry.PerDegree) / geometry.PerDegree) }
	return onGrid(p.Place.Lon), onGrid(p.Place.Lat)
}

func cannotWrite(name string, err error) error {
	return &problem.Problem{
		Code: "U04", Class: problem.Usage, File: name, Cause: err,
		Message: bilingual.Text{ZH: "文件无法写入", EN: "the file cannot be written"},
		Next:    bilingual.Text{ZH: "请换一个可写的目录", EN: "choose a folder you may write to"},
	}
}
