package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/layer"
	"onemap/internal/server"
)

type layerImportCommand struct {
	Layer     string `help:"${help_layer_code}" required:"" placeholder:"CODE"`
	Effective string `help:"${help_effective}" required:"" placeholder:"DATE"`
	Document  string `help:"${help_document}" placeholder:"NO"`
	CRS       int    `name:"crs" help:"${help_crs}" placeholder:"EPSG"`
	FileLayer string `help:"${help_file_layer}" placeholder:"NAME"`
	Coverage  string `help:"${help_coverage}" placeholder:"FILE"`
	Repair    bool   `help:"${help_repair}"`
	File      string `arg:"" help:"${help_features}"`
}

// Run imports a file as a draft and prints its number.
func (c layerImportCommand) Run(a *app) error {
	in, err := c.delivery()
	if err != nil {
		return err
	}
	h, err := a.open(false)
	if err != nil {
		return err
	}
	defer h.close()
	h.desk.Read.Choice = "--file-layer"
	got, err := h.desk.Import(a.acting(), in, h.store)
	if err != nil {
		return err
	}
	for i := range got.Problems {
		if i == 20 {
			a.say(bilingual.Text{ZH: "……另有 %d 条", EN: "… and %d more"}, len(got.Problems)-i)
			break
		}
		a.tell(&got.Problems[i])
	}
	e := got.Edition
	a.say(bilingual.Text{ZH: "草稿版本 %d：%d 个要素，%d 条未采用；发布：onemap layer publish %[1]d", EN: "draft edition %d: %d features, %d refused; publish it with: onemap layer publish %[1]d"}, e.ID, e.Features, e.Refused)
	fmt.Fprintln(a.out, e.ID)
	return partly(e.Refused)
}

func (c layerImportCommand) delivery() (in server.Delivery, err error) {
	in.Layer, in.DocumentNo = layer.Code(strings.ToUpper(c.Layer)), c.Document
	if in.Effective, err = layer.ParseDate(c.Effective); err != nil {
		return in, usage(err)
	}
	in.Order = server.Order{FileName: filepath.Base(c.File), Options: check.ReadOptions{CRS: c.CRS, Layer: c.FileLayer, Repair: c.Repair}}
	if in.Order.Bytes, err = readFile(c.File); err != nil {
		return in, err
	}
	if c.Coverage != "" {
		in.Order.Coverage, err = readFile(c.Coverage)
	}
	return in, err
}
