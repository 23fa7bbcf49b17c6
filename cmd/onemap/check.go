package main

import (
	"path/filepath"
	"strings"

	"onemap/internal/check"
	"onemap/internal/layer"
	"onemap/internal/problem"
	"onemap/internal/server"
)

// choices are what check and batch let the sender choose.
type choices struct {
	Kind     string   `help:"what the subjects are meant to be, e.g. CON or MNO" default:"CON"`
	AsOf     string   `help:"law and editions in force on this day (default today)" placeholder:"DATE"`
	CRS      int      `name:"crs" help:"EPSG code for a file that does not say" placeholder:"EPSG"`
	Layers   []string `help:"narrow the check to these layers" placeholder:"A,B"`
	Layer    string   `help:"layer inside the file" placeholder:"NAME"`
	Declared []string `name:"declare" help:"attribute declared for all subjects, e.g. project_class:national_key" placeholder:"NAME:VALUE"`
	Repair   bool     `help:"repair invalid geometry, recorded with both areas"`
	Swap     bool     `help:"confirm that X and Y are swapped"`
}

func (c choices) order(file string) (server.Order, error) {
	data, err := readFile(file)
	if err != nil {
		return server.Order{}, err
	}
	o := server.Order{FileName: filepath.Base(file), Bytes: data, Kind: check.Kind(strings.ToUpper(c.Kind)),
		Options: check.ReadOptions{CRS: c.CRS, Layer: c.Layer, Repair: c.Repair, Swap: c.Swap}}
	if c.AsOf != "" {
		if o.AsOf, err = layer.ParseDate(c.AsOf); err != nil {
			return o, usage(err)
		}
	}
	for _, code := range c.Layers {
		o.Layers = append(o.Layers, layer.Code(strings.ToUpper(code)))
	}
	o.Declared, err = server.Declared(c.Declared)
	return o, err
}

type checkCommand struct {
	choices
	File   string `arg:"" help:"file with the subjects"`
	Format string `help:"text, json, geojson, html or pdf" enum:"text,json,geojson,html,pdf" default:"text"`
	Store  bool   `help:"keep the check"`
}

// Run checks a file with both engines and writes the answer.
func (c checkCommand) Run(a *app) error {
	o, err := c.order(c.File)
	if err != nil {
		return err
	}
	h, err := a.open(false)
	if err != nil {
		return err
	}
	defer h.close()
	h.remark(a)
	done, document, err := h.desk.Check(a.acting(), o, c.Store)
	if err != nil {
		return err
	}
	if err := h.write(a, document, c.Format); err != nil {
		return err
	}
	return refusals(done.Problems)
}

// write puts a document out in one of the formats.
func (h *house) write(a *app, document []byte, format string) error {
	if format != "json" {
		var err error
		if document, _, err = h.render(a.ctx, document, format, a.lang); err != nil {
			return err
		}
	}
	_, err := a.out.Write(document)
	return err
}

// refusals is the partial problem when subjects of the file were refused.
func refusals(problems []problem.Problem) error {
	n := 0
	for _, p := range problems {
		if p.Subject > 0 && (p.Severity == problem.Error || p.Severity == "") {
			n++
		}
	}
	return partly(n)
}
