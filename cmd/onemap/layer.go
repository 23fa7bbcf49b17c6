package main

import (
	"fmt"
	"text/tabwriter"

	"onemap/internal/layer"
)

// layerCommand is `onemap layer …`.
type layerCommand struct {
	List    layerListCommand    `cmd:"" help:"${help_layer_list}"`
	Import  layerImportCommand  `cmd:"" help:"${help_layer_import}"`
	Publish layerPublishCommand `cmd:"" help:"${help_layer_publish}"`
	Diff    layerDiffCommand    `cmd:"" help:"${help_layer_diff}"`
}

type layerListCommand struct {
	AsOf string `help:"${help_editions_as_of}" placeholder:"DATE"`
}

// Run lists every layer the law knows, with its edition in force.
func (c layerListCommand) Run(a *app) error {
	day := layer.DateOf(a.now())
	if c.AsOf != "" {
		d, err := layer.ParseDate(c.AsOf)
		if err != nil {
			return usage(err)
		}
		day = d
	}
	h, err := a.open(false)
	if err != nil {
		return err
	}
	defer h.close()
	return c.print(a, h, day)
}

func (c layerListCommand) print(a *app, h *house, day layer.Date) error {
	catalogue, err := h.store.Catalogue(a.ctx)
	if err != nil {
		return err
	}
	law, err := h.store.LawAt(a.ctx, a.now())
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "CODE\tEDITION\tEFFECTIVE\tFEATURES\tNAME")
	for _, code := range law.Layers.Codes() {
		name := law.Layers[code].Name.In(a.lang)
		if e, ok := catalogue.InForce(code, day, a.now()); ok {
			fmt.Fprintf(w, "%s\t%d\t%s\t%d\t%s\n", code, e.ID, e.Effective, e.Features, name)
		} else {
			fmt.Fprintf(w, "%s\t-\t-\t-\t%s\n", code, name)
		}
	}
	return w.Flush()
}
