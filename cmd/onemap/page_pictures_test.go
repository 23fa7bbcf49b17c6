package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// TestPagePictures takes the pictures of docs/screenshots/web: every main view
// in both languages (make pictures).
func TestPagePictures(t *testing.T) {
	if os.Getenv("ONEMAP_PICTURES") == "" {
		t.Skip("pictures: make pictures")
	}
	path := needPage(t)
	p, window := start(t), chromium(t, path)
	for _, lang := range []string{"zh", "en"} {
		for _, take := range []func(*planner, *program, string){
			takeBrowse, takePast, takeAnswer, takeSuggestion, takeDrawing, takeMeasure, takeCompare, takeBatch, takeQuery, takePublish, takeTablet,
		} {
			b := browse(t, window, p.base)
			b.do(chromedp.EmulateViewport(1440, 900))
			take(b, p, lang)
		}
	}
}

// still lets what moves come to rest and takes the picture.
func (b *planner) still(name, lang string) {
	b.t.Helper()
	time.Sleep(700 * time.Millisecond)
	b.idle()
	b.picture(name + "-" + lang)
}

func takeBrowse(b *planner, _ *program, lang string) {
	b.open("/?lang=" + lang)
	b.tap(118.05, 36.29)
	b.still("browse", lang)
	b.open("/?lang=" + lang + "#map=11.30/36.17000/118.20000&layers=DLTB:0.7,KCGH,CKQ,TKQ&x")
	b.do(chromedp.Reload())
	b.until("window.onemap")
	b.idle()
	eval[any](b, "document.querySelector('.unfold').click(), null")
	b.still("minerals", lang)
}

func takeAnswer(b *planner, p *program, lang string) {
	b.open("/?lang=" + lang + "#tab=check")
	b.still("check-begin", lang)
	b.hand("#check-file", filepath.Join(filepath.Dir(p.sample()), "sample.geojson"))
	b.until("document.querySelector('.finding')")
	b.click("button.main", map[string]string{"zh": "存档", "en": "keep"}[lang])
	b.until("document.querySelector('.kept')")
	b.still("check", lang)
	eval[any](b, "document.querySelectorAll('.finding')[1].click(), null")
	time.Sleep(time.Second)
	eval[any](b, "document.querySelector('[data-panel=verdict]').scrollIntoView(), null")
	b.still("finding", lang)
}

func takePast(b *planner, _ *program, lang string) {
	b.open("/?lang=" + lang + "#layers=YJJBNTTB,STBHHX&asof=2019-06-01")
	b.still("past", lang)
}

func takeSuggestion(b *planner, _ *program, lang string) {
	b.open("/?lang=" + lang + "#tab=check&layers=STBHHX")
	b.choose("select", "EXN")
	b.drop("exploration.geojson", []byte(`{"type":"Feature","properties":{"name":"探矿权申请范围"},"geometry":{"type":"Polygon","coordinates":[[[118.19,36.281],[118.214,36.278],[118.218,36.299],[118.194,36.301],[118.19,36.281]]]}}`))
	b.until("document.querySelector('.suggestion')")
	time.Sleep(time.Second)
	eval[any](b, "document.querySelector('.suggestion').scrollIntoView({ block: 'center' }), null")
	b.still("suggestion", lang)
}

func takeMeasure(b *planner, _ *program, lang string) {
	b.open("/?lang=" + lang + "#map=12.20/36.18300/118.17000&layers=CZKFBJ,GLYD,TLYD,SLGC,YYSSYD")
	eval[any](b, "document.querySelectorAll('.tools button')[4].click(), null")
	for _, c := range [][2]float64{{118.14, 36.17}, {118.19, 36.165}, {118.20, 36.20}, {118.16, 36.21}} {
		b.tap(c[0], c[1])
	}
	b.still("measure", lang)
}

func takeDrawing(b *planner, _ *program, lang string) {
	b.open("/?lang=" + lang + "#map=12.60/36.14500/118.13500&layers=YJJBNTTB,STBHHX,CZKFBJ&tab=check")
	eval[any](b, "document.querySelectorAll('.tools button')[0].click(), null")
	red := eval[[]float64](b, redLine)
	for _, d := range [][2]float64{{-0.012, -0.006}, {0.004, -0.011}, {0.016, 0.001}} {
		b.tap(red[0]+d[0], red[1]+d[1])
	}
	b.mouse(input.DispatchMouseEventTypeMouseMoved, red[0]+0.006, red[1]+0.011, false)
	b.until("document.querySelector('.finding')")
	time.Sleep(500 * time.Millisecond)
	eval[any](b, "document.querySelector('[data-panel=verdict]').scrollIntoView(), null")
	b.still("drawing", lang)
}

func takeCompare(b *planner, _ *program, lang string) {
	b.open("/?lang=" + lang + "#tab=compare")
	b.choose("[data-panel=compare] select", "YJJBNTTB")
	b.until("document.querySelector('[data-panel=changes] tbody tr')")
	b.until("document.querySelector('.second')?.dataset.drawn === 'idle'")
	b.still("compare", lang)
}

func takeBatch(b *planner, p *program, lang string) {
	b.open("/?lang=" + lang + "#tab=batch")
	b.hand("#batch-file", filepath.Join(filepath.Dir(p.sample()), "parcels.geojson"))
	b.until("document.querySelector('[data-panel=batch-results] tbody tr')")
	b.still("batch", lang)
}

func takeQuery(b *planner, _ *program, lang string) {
	b.open("/?lang=" + lang + "#tab=query&layers=YJJBNTTB,STBHHX")
	b.until("document.querySelector('[data-panel=attributes] tbody tr')")
	b.click("[data-panel=statistics] button", "")
	b.until("document.querySelector('[data-panel=statistics] tbody tr')")
	b.still("query", lang)
}

func takePublish(b *planner, p *program, lang string) {
	b.open("/?lang=" + lang + "#tab=publish")
	b.choose("[data-panel=publish] select", "DXYD")
	b.hand("#edition-file", filepath.Join(filepath.Dir(p.sample()), "parcels.geojson"))
	b.click("[data-panel=publish] button.main", "")
	b.until("document.querySelector('[data-panel=changes]')")
	b.still("publish", lang)
}

func takeTablet(b *planner, p *program, lang string) {
	b.do(chromedp.EmulateViewport(820, 1180))
	b.open(fmt.Sprintf("/?lang=%s#tab=check", lang))
	b.hand("#check-file", p.sample())
	b.until("document.querySelector('.finding')")
	b.still("tablet", lang)
}
