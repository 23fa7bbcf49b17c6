package main

import (
	"encoding/csv"
	"strings"

	"onemap/internal/layer"
)

type layerDiffCommand struct {
	Before int64 `arg:"" help:"${help_before}"`
	After  int64 `arg:"" help:"${help_after}"`
}

// Run writes one CSV row per feature added, removed or changed.
func (c layerDiffCommand) Run(a *app) error {
	h, err := a.open(false)
	if err != nil {
		return err
	}
	defer h.close()
	d, err := h.store.Diff(a.ctx, c.Before, c.After)
	if err != nil {
		return err
	}
	w := csv.NewWriter(a.out)
	rows := [][]string{{"change", "id", "name", "zone", "area_m2", "area_change_m2", "moved", "attributes"}}
	one := func(what string, f layer.Feature, change float64, rest ...string) {
		rows = append(rows, append([]string{what, f.ID, f.Name, f.Zone, number(float64(f.Area)), number(change)}, rest...))
	}
	for _, f := range d.Added {
		one("added", f, float64(f.Area), "", "")
	}
	for _, f := range d.Removed {
		one("removed", f, -float64(f.Area), "", "")
	}
	for _, x := range d.Changed {
		moved := map[bool]string{true: "moved"}[x.Moved]
		one("changed", x.After, float64(x.Area), moved, strings.Join(x.Attributes, " "))
	}
	return w.WriteAll(rows)
}
