package main

import (
	"fmt"

	"onemap/internal/bilingual"
	"onemap/internal/ingest"
	"onemap/internal/problem"
)

// overlapCommand overlays two files without a database.
type overlapCommand struct {
	Subjects     string `arg:"" help:"${help_subjects}"`
	Features     string `arg:"" name:"layer" help:"${help_features}"`
	SubjectID    string `help:"${help_subject_id}" placeholder:"FIELD"`
	FeatureID    string `help:"${help_feature_id}" placeholder:"FIELD"`
	SubjectLayer string `help:"${help_subject_layer}" placeholder:"NAME"`
	FeatureLayer string `help:"${help_feature_layer}" placeholder:"NAME"`
	CRS          int    `name:"crs" help:"${help_crs}" placeholder:"EPSG"`
	Touch        bool   `help:"${help_touch}"`
	Repair       bool   `help:"${help_repair}"`
	Rejects      string `help:"${help_rejects}" placeholder:"FILE" type:"path"`
	Format       string `help:"${help_overlap_format}" enum:"csv,geojson" default:"csv"`
}

// Run writes one row per pair, ordered by subject and feature.
func (c overlapCommand) Run(a *app) error {
	subjects, errS := c.read(a, c.Subjects, ingest.Options{Layer: c.SubjectLayer, Choice: "--subject-layer"}, c.SubjectID)
	features, errF := c.read(a, c.Features, ingest.Options{Layer: c.FeatureLayer, Choice: "--feature-layer"}, c.FeatureID)
	if c.Rejects != "" {
		if err := writeRejects(c.Rejects, a.lang, subjects, features); err != nil {
			return err
		}
	}
	for _, err := range []error{errS, errF, subjects.usable(), features.usable()} {
		if err != nil {
			return err
		}
	}
	if err := c.pairs(a, subjects, features); err != nil {
		return err
	}
	return c.partial(a, subjects, features)
}

func (c overlapCommand) pairs(a *app, subjects, features *records) error {
	p, err := newPairing(subjects, features, c.Touch, c.Format == "geojson")
	if err != nil {
		return err
	}
	open := csvPairs
	if c.Format == "geojson" {
		open = geojsonPairs
	}
	w, err := open(a.out)
	if err != nil {
		return err
	}
	step, end := a.progress("overlap")
	defer end()
	if err := p.each(a.ctx, step, w.write); err != nil {
		return err
	}
	return w.close()
}

func (c overlapCommand) read(a *app, file string, o ingest.Options, id string) (*records, error) {
	r := &records{file: file}
	data, err := readFile(file)
	if err != nil {
		return r, err
	}
	o.CRS, o.Repair, o.FileName = c.CRS, c.Repair, file
	if err = r.read(a.ctx, data, o, id); needsGDAL(err, r.refused) {
		if o.GDAL = a.gdal(); o.GDAL != nil {
			r = &records{file: file}
			err = r.read(a.ctx, data, o, id)
		}
	}
	return r, err
}

// partial reports refused records; the answer stands, the exit code is 5.
func (c overlapCommand) partial(a *app, both ...*records) error {
	refused := 0
	for _, r := range both {
		refused += len(r.refused)
		for i, f := range r.refused {
			if c.Rejects == "" && i < 5 {
				a.tell(&f.why)
			}
		}
	}
	return partly(refused)
}

// partly is the problem of a file of which some records were refused: the
// answer stands, the exit code is 5.
func partly(refused int) error {
	if refused == 0 {
		return nil
	}
	n := fmt.Sprint(refused)
	return &problem.Problem{
		Code: "P01", Class: problem.Partial, Severity: problem.Warning,
		Message: bilingual.Text{ZH: n + " 条记录未被采用，其余已全部计算", EN: n + " records were refused; all others were computed"},
		Next:    bilingual.Text{ZH: "按所列原因修改后重新提交这些记录", EN: "correct them for the reasons given and send them again"},
	}
}
