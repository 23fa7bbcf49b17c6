package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
	"onemap/internal/ingest"
	"onemap/internal/problem"
)

// record is one usable record of a file.
type record struct {
	fid   int
	id    string
	shape geometry.Shape
	area  geometry.SquareMetres
}

// refusal is one record that could not be used.
type refusal struct {
	fid int
	id  string
	why problem.Problem
}

// records is a file read for the overlay.
type records struct {
	file    string
	used    []record
	refused []refusal
	fields  map[string]bool // attribute names seen
	hasID   bool            // the identifying attribute was seen
}

// read takes every record; id names the identifying attribute, empty for the
// reader's own choice.
func (r *records) read(ctx context.Context, data []byte, o ingest.Options, id string) error {
	r.fields = map[string]bool{}
	_, err := ingest.Read(ctx, data, o, func(rec ingest.Record) error {
		r.add(rec, id)
		return ctx.Err()
	})
	if err == nil && id != "" && !r.hasID {
		return r.noSuchField(id)
	}
	return err
}

func (r *records) add(rec ingest.Record, id string) {
	name := rec.ID
	if id != "" {
		name = r.identify(rec.Attributes, id)
	}
	switch {
	case rec.Refused != nil:
		r.refused = append(r.refused, refusal{rec.FID, name, *rec.Refused})
	case rec.Shape.IsEmpty():
		r.refused = append(r.refused, refusal{rec.FID, name, *noPolygon(r.file, rec.FID)})
	default:
		r.used = append(r.used, record{rec.FID, name, rec.Shape, rec.Shape.Area()})
	}
}

func (r *records) identify(attributes map[string]string, id string) string {
	if v, ok := attributes[id]; ok {
		r.hasID = true
		return v
	}
	for k, v := range attributes {
		if strings.EqualFold(k, id) {
			r.hasID = true
			return v
		}
		r.fields[k] = true
	}
	return ""
}

// usable tells why nothing of the file can be used.
func (r *records) usable() error {
	if len(r.used) > 0 {
		return nil
	}
	if len(r.refused) > 0 {
		first := r.refused[0].why
		first.Class, first.File = problem.Input, r.file
		return &first
	}
	return &problem.Problem{
		Code: "E01", Class: problem.Input, File: r.file,
		Message: bilingual.Text{ZH: "文件中没有面要素", EN: "the file holds no polygon"},
		Next:    bilingual.Text{ZH: "请换一个含面要素的文件", EN: "send a file with polygons"},
	}
}

func (r *records) noSuchField(id string) error {
	names := strings.Join(slices.Sorted(maps.Keys(r.fields)), ", ")
	return &problem.Problem{
		Code: "U03", Class: problem.Usage, File: r.file,
		Message: bilingual.Text{ZH: fmt.Sprintf("没有字段 %q", id), EN: fmt.Sprintf("there is no attribute %q", id)},
		Next:    bilingual.Text{ZH: "现有字段：" + names, EN: "there are: " + names},
	}
}

func noPolygon(file string, fid int) *problem.Problem {
	return &problem.Problem{
		Code: "E01", Class: problem.Input, File: file, Row: fid + 1,
		Message: bilingual.Text{ZH: "记录没有面", EN: "the record has no polygon"},
		Next:    bilingual.Text{ZH: "请补充该记录的边界", EN: "give the record a boundary"},
	}
}
