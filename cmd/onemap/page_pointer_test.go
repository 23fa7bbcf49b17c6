package main

import (
	"github.com/chromedp/cdproto/input"
	"github.com/stretchr/testify/require"
)

// pageFollowsThePointer draws in the town, where nothing stands against it,
// then drags a corner into the red line: the verdict has to turn while the
// button is still down.
func pageFollowsThePointer(b *planner, _ *program) {
	b.open("/?lang=zh#map=11.60/36.18300/118.17000&layers=STBHHX,CZKFBJ")
	b.click("nav button", "合规审查")
	b.click(".card button", "绘制多边形")
	corners := [][2]float64{{118.1690, 36.1820}, {118.1720, 36.1820}, {118.1720, 36.1840}}
	for _, c := range corners {
		b.tap(c[0], c[1])
	}
	b.tap(corners[0][0], corners[0][1]) // on the first corner: done
	b.until("document.querySelector('.banner')?.dataset.verdict")
	require.NotEqual(b.t, "prohibited", b.verdict())
	area := b.text("[data-panel=verdict] .area")
	red := eval[[]float64](b, redLine)
	from := corners[2]
	b.mouse(input.DispatchMouseEventTypeMouseMoved, from[0], from[1], false)
	b.mouse(input.DispatchMouseEventTypeMousePressed, from[0], from[1], true)
	for i := 1; i <= 20; i++ {
		f := float64(i) / 20
		b.mouse(input.DispatchMouseEventTypeMouseMoved, from[0]+(red[0]-from[0])*f, from[1]+(red[1]-from[1])*f, true)
	}
	b.until("document.querySelector('.banner').dataset.verdict === 'prohibited'") // the button is still down
	b.until("document.querySelector('[data-panel=verdict] [data-layer=STBHHX]')?.dataset.state === 'touched'")
	require.NotEqual(b.t, area, b.text("[data-panel=verdict] .area"))
	b.picture("verdict-while-drawing")
	b.mouse(input.DispatchMouseEventTypeMouseReleased, red[0], red[1], true)
	b.wellBehaved()
}

// redLine is a place in the window where the red line is drawn.
const redLine = `(() => {
  const r = onemap.getCanvas().getBoundingClientRect()
  const layers = onemap.getStyle().layers.filter((l) => l['source-layer'] === 'STBHHX' && l.type === 'fill').map((l) => l.id)
  for (let d = 40; d < 500; d += 10) for (let a = 0; a < 6.28; a += 0.2) {
    const p = [r.width / 2 + d * Math.cos(a), r.height / 2 + d * Math.sin(a)]
    if (p[0] > 60 && p[1] > 20 && p[0] < r.width - 60 && p[1] < r.height - 60 && onemap.queryRenderedFeatures(p, { layers }).length) return onemap.unproject(p).toArray()
  }
  return null
})()`
