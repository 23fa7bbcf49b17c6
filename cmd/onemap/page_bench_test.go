package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"onemap/internal/measure"
)

// TestBenchPage prints how long a planner waits at the size of the county
// plan: for the first useful map, and for the verdict while a corner is dragged.
func TestBenchPage(t *testing.T) {
	measure.Skip(t)
	path := needPage(t)
	p := start(t, "--county", "full")
	window := chromium(t, path)
	for _, what := range []string{"first visit, nothing cached anywhere", "second visit, tiles cached by the server"} {
		b := browse(t, window, p.base)
		from := time.Now()
		b.open("/?lang=zh")
		b.until("onemap.queryRenderedFeatures({ layers: onemap.getStyle().layers.filter((l) => l['source-layer'] === 'YJJBNTTB').map((l) => l.id) }).length > 0")
		t.Logf("time to first useful map (three control lines of the whole county drawn), %s: %d ms", what, time.Since(from).Milliseconds())
		b.wellBehaved()
	}
	b := browse(t, window, p.base)
	times := b.dragged()
	tell := func(what string, ms []float64) {
		require.NotEmpty(t, ms)
		slices.Sort(ms)
		t.Logf("%s, %d requests, full county: p50 %.0f ms, p95 %.0f ms, worst %.0f ms", what, len(ms), ms[len(ms)/2], ms[len(ms)*95/100], ms[len(ms)-1])
	}
	tell("preview while dragging, in the browser that draws the map without a graphics card", times)
	tell("the same previews without a browser beside them", p.previews(200))
	load, _ := os.ReadFile("/proc/loadavg")
	t.Logf("%d processors, load %s", runtime.NumCPU(), load)
}

// previews asks for as many triangles as a corner moves through and gives the
// milliseconds each took.
func (p *program) previews(n int) (ms []float64) {
	for i := range n {
		shape := fmt.Sprintf(`{"type":"Polygon","coordinates":[[[118.169,36.182],[118.172,36.182],[%.6f,%.6f],[118.169,36.182]]]}`,
			118.172+float64(i%60)*0.0002, 36.184+float64(i%45)*0.0002)
		from := time.Now()
		r, err := http.Post(p.base+"/v1/preview?kind=CON", "application/geo+json", strings.NewReader(shape))
		require.NoError(p.t, err)
		_, err = io.Copy(io.Discard, r.Body)
		require.NoError(p.t, err)
		r.Body.Close()
		require.Equal(p.t, 200, r.StatusCode)
		ms = append(ms, float64(time.Since(from).Microseconds())/1000)
	}
	return ms
}

// dragged draws a triangle of some hectares, drags a corner about for ten
// seconds and gives the milliseconds every preview took.
func (b *planner) dragged() []float64 {
	b.t.Helper()
	b.open("/?lang=zh#map=14.00/36.18300/118.17000&layers=STBHHX,YJJBNTTB,CZKFBJ&tab=check")
	b.click(".card button", "绘制多边形")
	corners := [][2]float64{{118.1690, 36.1820}, {118.1720, 36.1820}, {118.1720, 36.1840}, {118.1690, 36.1820}}
	for _, c := range corners {
		b.tap(c[0], c[1])
	}
	b.until("document.querySelector('.banner')?.dataset.verdict")
	eval[any](b, "performance.clearResourceTimings(), performance.setResourceTimingBufferSize(5000), null")
	at := corners[2]
	b.mouse(input.DispatchMouseEventTypeMouseMoved, at[0], at[1], false)
	b.mouse(input.DispatchMouseEventTypeMousePressed, at[0], at[1], true)
	from, step := time.Now(), 0
	x0, y0 := b.at(at[0], at[1])
	for time.Since(from) < 10*time.Second {
		step++
		b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x0+float64(step%60)*3, y0-float64(step%45)*3, chromedp.ButtonLeft))
		time.Sleep(16 * time.Millisecond) // a screen's frame
	}
	b.mouse(input.DispatchMouseEventTypeMouseReleased, at[0], at[1], true)
	return eval[[]float64](b, fmt.Sprintf("performance.getEntriesByType('resource').filter((e) => e.name.includes(%q)).map((e) => e.duration)", "/v1/preview"))
}
