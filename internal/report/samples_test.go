package report_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/report"
	"onemap/internal/report/pdf"
)

// samples are the checks of the list: what a report must look good for.
func samples(t testing.TB, w *world) map[string]*check.Check {
	t.Helper()
	return map[string]*check.Check{
		"clear":      w.check(t, "CON", echo{w: w}, w.plots(t, "clear.geojson")[0]),
		"prohibited": w.check(t, "CON", echo{w, "CKQ"}, w.plots(t, "conflict.geojson")[1]),
		"fiveparts":  w.check(t, "BAT", echo{w: w}, fiveParts(t, w)),
		"right":      w.check(t, "MNO", echo{w: w}, right200(t, w)),
	}
}

// fiveParts is a subject of five parts, three of them with a hole, across the
// edges of the county's conflict plots.
func fiveParts(t testing.TB, w *world) check.Subject {
	b := w.plots(t, "conflict.geojson")[0].Shape.Bounds().Degrees()
	var polygons [][][]geometry.Position
	for k := range 5 {
		x, y := b[0]+float64(k%3)*0.0030-0.002, b[1]+float64(k/3)*0.0026-0.001
		polygon := [][]geometry.Position{square(x, y, 0.0022)}
		if k < 3 {
			polygon = append(polygon, square(x+0.0008, y+0.0007, 0.0006))
		}
		polygons = append(polygons, polygon)
	}
	s, err := geometry.FromDegrees(polygons)
	require.NoError(t, err)
	declared := geometry.SquareMetres(math.Round(float64(s.Area())) - 350)
	return check.Subject{Ordinal: 1, ID: "HC-2026-05", Name: "南麻街道2026年度第五批次城镇建设用地（五个地块，含飞地与镂空）", Shape: s, Declared: &declared,
		Received:   geometry.Received{CRS: geometry.CRS{EPSG: geometry.CGCS2000}, Polygons: polygons},
		Attributes: map[string]string{"项目名称": "南麻街道2026年度第五批次城镇建设用地", "申请人": "合成县自然资源和规划局", "地块用途": "工业用地"}}
}

func square(x, y, side float64) []geometry.Position {
	return []geometry.Position{{X: x, Y: y}, {X: x + side, Y: y}, {X: x + side, Y: y + side*0.8}, {X: x, Y: y + side*0.8}, {X: x, Y: y}}
}

// right200 is a mining right of 200 corners round one of the county's own.
func right200(t testing.TB, w *world) check.Subject {
	f := w.rights(t, 6)[5]
	b := f.Shape.Bounds().Degrees()
	cx, cy, r := (b[0]+b[2])/2, (b[1]+b[3])/2, math.Max(b[2]-b[0], b[3]-b[1])/2
	var ring []geometry.Position
	for k := range 200 {
		sin, cos := math.Sincos(float64(k) * math.Pi / 100)
		v := r * (0.9 + 0.12*math.Sin(float64(k)*0.7) + 0.05*math.Cos(float64(k)*1.9))
		ring = append(ring, geometry.Position{X: cx + v*cos, Y: cy + v*sin*0.8})
	}
	ring = append(ring, ring[0])
	crs := geometry.CRS{EPSG: 4527}
	for i, p := range ring {
		q, err := crs.Projected(p)
		require.NoError(t, err)
		ring[i] = geometry.Position{X: math.Round(q.X*1000) / 1000, Y: math.Round(q.Y*1000) / 1000}
	}
	received := geometry.Received{CRS: crs, Polygons: [][][]geometry.Position{{ring}}}
	c, err := geometry.Canonicalise(t.Context(), received, geometry.Options{})
	require.NoError(t, err)
	return check.Subject{Ordinal: 1, ID: "C3703232026117130000001", Name: "合成县北山建筑用花岗岩矿", Shape: c.Shape, Received: received, Elevation: &layer.Elevation{Top: 380, Bottom: 60},
		Attributes: map[string]string{"mineral": "建筑用花岗岩", "method": "露天开采", "holder": "合成县北山矿业有限公司", "XMMC": "北山建筑用花岗岩矿采矿权新立"}}
}

// options are those of a stored check with its file at hand.
func (w *world) options(t testing.TB, c *check.Check, l bilingual.Language) report.Options {
	t.Helper()
	s := &check.Submission{Encoding: "GB18030", Declared: map[string]string{"project_class": "other"}}
	for _, x := range c.Subjects {
		s.Subjects = append(s.Subjects, x.Subject)
	}
	return report.Options{Language: l, Around: report.Surroundings(t.Context(), w, c.Document()), Submission: s, Previous: &report.Previous{},
		Digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", Address: "https://onemap.example.gov.cn/v1/checks/b1946ac9?format=html"}
}

// patches are land-use patches of the county as subjects.
func (w *world) patches(n int) []check.Subject {
	var out []check.Subject
	for i, f := range w.county.Edition("DLTB").Features[:n] {
		out = append(out, check.Subject{Ordinal: i + 1, ID: fmt.Sprintf("PC-%04d", i+1), Name: f.Attributes["DLMC"] + f.Attributes["ZLDWMC"], Shape: f.Shape})
	}
	return out
}

// batch checks subjects as a batch does.
func (w *world) batch(t testing.TB, subjects []check.Subject, pages ...int) report.Batch {
	t.Helper()
	e := check.NewEngine(w, nil, func(context.Context, time.Time) (*check.Law, error) { return w.law, nil }, "onemap test")
	r := check.Request{ID: "019abc0f2d11-batch", AsOf: layer.NewDate(2026, 11, 25), KnownAt: time.Date(2026, 11, 25, 4, 0, 0, 0, time.UTC), Brief: true,
		Submission: &check.Submission{FileName: "patches.geojson", SHA256: fmt.Sprintf("%064x", 7), Format: "geojson", CRS: "EPSG:4490", Kind: "CON", Subjects: subjects}}
	head, err := e.Pins(t.Context(), r)
	require.NoError(t, err)
	var answers []report.Answered
	require.NoError(t, e.Batch(t.Context(), r, nil, func(s check.SubjectResult) error {
		part := (&check.Check{Subjects: []check.SubjectResult{s}}).Document().Subjects[0]
		raw, err := json.Marshal(part)
		answers = append(answers, report.Answered{Ordinal: part.Ordinal, ID: part.ID, Name: part.Name, Raw: raw, Subject: &part})
		return err
	}))
	answers = append(answers, report.Answered{Ordinal: len(subjects) + 1, ID: "PC-9999", Name: "自相交地块", Code: "E07", Reason: bilingual.Text{ZH: "图形自相交", EN: "the outline crosses itself"}})
	return report.Batch{ID: r.ID, Head: head.Document(), Pages: pages, Answers: func(yield func(report.Answered, error) bool) {
		for _, a := range answers {
			if !yield(a, nil) {
				return
			}
		}
	}, Around: func(ctx context.Context, d check.CheckDocument) []report.Ground {
		return report.Surroundings(ctx, w, d)
	}}
}

// TestWriteSamples leaves the samples where ONEMAP_PAGES says, to be looked at.
func TestWriteSamples(t *testing.T) {
	dir := os.Getenv("ONEMAP_PAGES")
	if dir == "" {
		t.Skip("set ONEMAP_PAGES to a folder to look at the pages")
	}
	w := newWorld(t)
	for name, c := range samples(t, w) {
		for _, l := range []bilingual.Language{bilingual.Chinese, bilingual.English} {
			o := w.options(t, c, l)
			d := report.Of(c, o)
			save := func(ending string, b []byte) {
				require.NoError(t, os.WriteFile(filepath.Join(dir, name+"-"+string(l)+"."+ending), b, 0o644))
			}
			began := time.Now()
			save("pdf", portable(t, report.Of(c, o)))
			pdfTime := time.Since(began)
			began = time.Now()
			save("docx", docx(t, d))
			t.Log(name, l, "pdf", pdfTime, "docx", time.Since(began))
			save("xlsx", xlsx(t, c.Document(), o))
			save("html", []byte(html(t, d)))
		}
	}
	font, err := pdf.Find("")
	require.NoError(t, err)
	for _, l := range []bilingual.Language{bilingual.Chinese, bilingual.English} {
		in := w.batch(t, w.patches(3000), 1, 2)
		began := time.Now()
		d, err := report.NewBatch(t.Context(), in, report.Options{Language: l, Definitions: w.law.Layers})
		require.NoError(t, err)
		f, err := os.Create(filepath.Join(dir, "batch-"+string(l)+".pdf"))
		require.NoError(t, err)
		require.NoError(t, pdf.Write(f, d, font))
		require.NoError(t, f.Close())
		t.Log("batch", l, time.Since(began))
	}
}
