package main

import (
	"encoding/base64"
	"fmt"
	"os"

	"github.com/stretchr/testify/require"
)

// pageIdentifies opens the check of the demo, clicks where it meets farmland
// and finds the way from the feature back to the check.
func pageIdentifies(b *planner, p *program) {
	_, body := p.ask("GET", "/v1/checks", nil, nil)
	rows := decode[struct {
		Checks []struct{ ID, Number, File string }
	}](b.t, body).Checks
	first := rows[len(rows)-1] // the demo's own, the oldest
	require.Equal(b.t, sampleFile, first.File)
	b.open("/?lang=zh#check=" + first.ID + "&layers=YJJBNTTB&tab=check")
	b.until("document.querySelector('.kept')")
	b.idle()
	b.until(both)
	at := eval[[]float64](b, both)
	b.tap(at[0], at[1])
	b.until("document.querySelector('.identify h3')")
	said := b.text(".identify")
	for _, fact := range []string{"永久基本农田", "标识码", "行政区名称", "沂合成字〔2025〕", first.Number} {
		require.Contains(b.t, said, fact)
	}
	require.NotZero(b.t, eval[int](b, "onemap.queryRenderedFeatures({ layers: ['picked-line'] }).length"))
	b.click(".identify .plain", first.Number)
	b.until("document.querySelector('.kept')?.innerText.includes('" + first.Number + "')")
	b.wellBehaved()
}

// both is a place in the window where a finding and farmland are drawn.
const both = `(() => {
  const r = onemap.getCanvas().getBoundingClientRect()
  const farmland = onemap.getStyle().layers.filter((l) => l['source-layer'] === 'YJJBNTTB' && l.type === 'fill').map((l) => l.id)
  if (!farmland.length || !onemap.getLayer('finding-fill')) return null
  for (let x = 100; x < r.width - 400; x += 12) for (let y = 60; y < r.height - 60; y += 12) {
    if (onemap.queryRenderedFeatures([x, y], { layers: farmland }).length && onemap.queryRenderedFeatures([x, y], { layers: ['finding-fill'] }).length) return onemap.unproject([x, y]).toArray()
  }
  return null
})()`

// drop lets a file fall on the map.
func (b *planner) drop(name string, content []byte) {
	b.t.Helper()
	eval[any](b, fmt.Sprintf(`(() => {
  const t = new DataTransfer()
  t.items.add(new File([Uint8Array.from(atob(%q), (c) => c.charCodeAt(0))], %q))
  document.querySelector('.map').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: t }))
})(), null`, base64.StdEncoding.EncodeToString(content), name))
}

// pageTakesADrop drops a file on the map.
func pageTakesADrop(b *planner, p *program) {
	content, err := os.ReadFile(p.sample())
	require.NoError(b.t, err)
	b.open("/?lang=zh")
	b.drop("sample.geojson", content)
	b.until("document.querySelector('.banner')?.dataset.verdict === 'prohibited'")
	b.wellBehaved()
}

// pageEditsTheSuggestion takes the boundary the server suggests into the
// drawing, where it is checked again.
func pageEditsTheSuggestion(b *planner, _ *program) {
	b.open("/?lang=zh#tab=check&map=12/36.18/118.17")
	b.choose("select", "EXN")
	b.drop("right.geojson", []byte(`{"type":"Polygon","coordinates":[[[118.03,36.26],[118.13,36.26],[118.13,36.33],[118.03,36.33],[118.03,36.26]]]}`))
	b.until("document.querySelector('.banner')?.dataset.verdict === 'prohibited'")
	suggested := eval[string](b, "document.querySelector('.suggestion .badge').innerText")
	b.click(".suggestion button", "编辑")
	b.until("document.querySelector('.file-name')?.innerText === '地图上绘制的图形' && document.querySelector('.banner') && document.querySelector('.banner').dataset.verdict !== 'prohibited'")
	require.NotContains(b.t, suggested, "禁止")
	b.wellBehaved()
}

// pageShowsThePlace hands in a ring that crosses itself: refused, with the
// place on the map.
func pageShowsThePlace(b *planner, _ *program) {
	b.mayErr = true // the browser writes every refused request to the console
	b.open("/?lang=en#tab=check")
	b.drop("bow.geojson", []byte(`{"type":"Polygon","coordinates":[[[118.1,36.1],[118.11,36.11],[118.11,36.1],[118.1,36.11],[118.1,36.1]]]}`))
	b.until("document.querySelector('.problem.error button')")
	require.Contains(b.t, b.text(".problem.error"), "118.105")
	b.click(".problem.error button", "118.105")
	b.idle()
	b.until("onemap.queryRenderedFeatures({ layers: ['problem-mark'] }).length === 1")
}
