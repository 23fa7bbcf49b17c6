package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/stretchr/testify/require"
)

// pageQueries reads the attributes of a layer, filters, sums and downloads.
func pageQueries(b *planner, p *program) {
	b.open("/?lang=zh#tab=query&layers=CZKFBJ")
	b.until("document.querySelector('[data-panel=attributes] tbody tr')")
	require.Contains(b.t, b.text("[data-panel=attributes]"), "要素（13）")
	require.Contains(b.t, b.text("[data-panel=attributes] thead"), "行政区名称")
	b.click("[data-panel=statistics] button", "统计")
	b.until("document.querySelector('[data-panel=statistics] .total')")
	_, body := p.ask("GET", "/collections/CZKFBJ/items?limit=100&skipGeometry=true&properties=area_m2", nil, nil)
	sum := 0.0
	for _, f := range decode[struct {
		Features []struct {
			Properties struct {
				Area float64 `json:"area_m2"`
			}
		}
	}](b.t, body).Features {
		sum += f.Properties.Area
	}
	said := eval[string](b, "document.querySelector('[data-panel=statistics] .total').cells[2].innerText")
	total, err := strconv.ParseFloat(strings.ReplaceAll(said, ",", ""), 64)
	require.NoError(b.t, err)
	require.InDelta(b.t, math.Round(sum*100)/100, total, 0.011)
	b.choose("[data-panel=query] form select", "XZQMC")
	eval[any](b, "(() => { const i = document.querySelector('[data-panel=query] form input'); i.value = '悦庄镇'; i.dispatchEvent(new Event('input', { bubbles: true })) })(), null")
	b.click("[data-panel=query] form button", "查询")
	b.until("document.querySelector('[data-panel=attributes] h2').innerText === '要素（1）'")
	b.click("[data-panel=towns] button", "按乡镇")
	b.until("document.querySelectorAll('[data-panel=towns] tbody tr').length === 12")
	for _, href := range eval[[]string](b, "[...document.querySelectorAll('[data-panel=query] .papers a')].map((a) => a.getAttribute('href'))") {
		r, _ := p.ask("GET", href, nil, nil)
		require.Equal(b.t, 200, r.StatusCode, href)
	}
	b.wellBehaved()
}

// pageGoes finds a coordinate in the plane of zone 39, a town, and a feature
// by its code.
func pageGoes(b *planner, _ *program) {
	b.open("/?lang=zh")
	seek := func(words string) {
		b.t.Helper()
		eval[any](b, fmt.Sprintf("(() => { const i = document.querySelector('#goto'); i.value = %q; i.dispatchEvent(new Event('input', { bubbles: true })); i.form.requestSubmit() })(), null", words))
	}
	near := func(lon, lat float64) {
		b.t.Helper()
		b.until(fmt.Sprintf("Math.hypot(onemap.getCenter().lng - %v, onemap.getCenter().lat - %v) < 0.002", lon, lat))
	}
	seek("4006650.218, 39604980.125")
	near(118.167028542, 36.184536376)
	seek("370323401500026739")
	b.until("onemap.getZoom() < 13")
	seek("悦庄镇")
	b.until("[...document.querySelectorAll('.goto-hits b')].some((x) => x.innerText === '悦庄镇')")
	b.wellBehaved()
}

// pageMeasures draws a triangle to measure; it is what the server measures.
func pageMeasures(b *planner, _ *program) {
	b.open("/?lang=zh#map=12.00/36.12000/118.11000&layers=CZKFBJ")
	eval[any](b, "document.querySelectorAll('.tools button')[4].click(), null")
	for _, c := range [][2]float64{{118.1, 36.1}, {118.12, 36.11}, {118.11, 36.14}, {118.1, 36.1}} {
		b.tap(c[0], c[1])
	}
	b.until("document.querySelector('.measured b')")
	said := strings.NewReplacer(",", "", " m²", "").Replace(b.text(".measured b"))
	m2, err := strconv.ParseFloat(said, 64)
	require.NoError(b.t, err)
	require.InEpsilon(b.t, 3496468.87, m2, 0.01) // corners are clicked to the pixel
	b.wellBehaved()
}
