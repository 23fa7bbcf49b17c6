package main

import (
	"fmt"

	"onemap/internal/bilingual"
	"onemap/internal/ingest"
	"onemap/internal/problem"
)

// overlapCommand overlays two files without a database.
type overlapCommand struct {
	Subjects     string `arg:"" help:"file with the subjects"`
	Features     string `arg:"" name:"layer" help:"file with the features"`
	SubjectID    string `help:"attribute that identifies a subject" placeholder:"FIELD"`
	FeatureID    string `help:"attribute that identifies a feature" placeholder:"FIELD"`
	SubjectLayer string `help:"layer inside the subject file" placeholder:"NAME"`
	FeatureLayer string `help:"layer inside the feature file" placeholder:"NAME"`
	CRS          int    `name:"crs" help:"EPSG code for a file that does not say" placeholder:"EPSG"`
	Touch        bool   `help:"also list pairs that only touch"`
	Repair       bool   `help:"repair invalid geometry instead of refusing it"`
	Rejects      string `help:"write refused records to this CSV file" placeholder:"FILE" type:"path"`
	Format       string `help:"csv or geojson" enum:"csv,geojson" default:"csv"`
}

// Run writes one row per pair, ordered by subject and feature.
func (c overlapCommand) Run(a *app) error {
	subjects, errS := c.read(a, c.Subjects, c.SubjectLayer, c.SubjectID)
	features, errF := c.read(a, c.Features, c.FeatureLayer, c.FeatureID)
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

func (c overlapCommand) read(a *app, file, layer, id string) (*records, error) {
	r := &records{file: file}
	data, err := readFile(file)
	if err != nil {
		return r, err
	}
	o := ingest.Options{CRS: c.CRS, Layer: layer, Repair: c.Repair, FileName: file}
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
