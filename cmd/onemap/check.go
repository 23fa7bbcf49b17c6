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
	Kind     string   `help:"${help_kind}" default:"CON"`
	AsOf     string   `help:"${help_as_of}" placeholder:"DATE"`
	CRS      int      `name:"crs" help:"${help_crs}" placeholder:"EPSG"`
	Layers   []string `help:"${help_layers}" placeholder:"A,B"`
	Layer    string   `help:"${help_file_layer}" placeholder:"NAME"`
	Declared []string `name:"declare" help:"${help_declare}" placeholder:"NAME:VALUE"`
	Repair   bool     `help:"${help_repair_checked}"`
	Swap     bool     `help:"${help_swap}"`
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

// open reads the file and opens the house it is handed in at; the caller
// closes it.
func (c choices) open(a *app, file string) (*house, server.Order, error) {
	o, err := c.order(file)
	if err != nil {
		return nil, o, err
	}
	h, err := a.open(false)
	if err != nil {
		return nil, o, err
	}
	h.desk.Read.Choice = "--layer"
	h.remark(a)
	return h, o, nil
}

type checkCommand struct {
	choices
	written
	File  string `arg:"" help:"${help_subjects}"`
	Store bool   `help:"${help_store}"`
}

// Run checks a file with both engines and writes the answer.
func (c checkCommand) Run(a *app) error {
	h, o, err := c.open(a, c.File)
	if err != nil {
		return err
	}
	defer h.close()
	done, document, err := h.desk.Check(a.acting(), o, c.Store)
	if err != nil {
		return err
	}
	if err := c.written.put(a, h, document, handedIn(o, done)); err != nil {
		return err
	}
	return refusals(done.Problems)
}

// handedIn is what a report wants to know of the submission of a check.
func handedIn(o server.Order, c *check.Check) *check.Submission {
	s := &check.Submission{FileName: o.FileName, Kind: o.Kind, Declared: o.Declared, Options: o.Options}
	for _, x := range c.Subjects {
		s.Subjects = append(s.Subjects, x.Subject)
	}
	return s
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
