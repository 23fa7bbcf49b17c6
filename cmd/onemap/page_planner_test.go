package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"onemap/web"
)

// planner is a headless Chromium with the map page open.
type planner struct {
	t    *testing.T
	ctx  context.Context
	base string

	mu     sync.Mutex
	errors []string // console errors and uncaught exceptions
	mayErr bool     // the server is away on purpose
}

// needPage says plainly that the page tests do not run where Chromium or the
// built page is missing; with ONEMAP_WEB=1 (CI) that is a failure.
func needPage(t *testing.T) string {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	missing := ""
	switch {
	case web.Page() == nil:
		missing = "the map page is not built (make web needs Node 20 or newer)"
	case err != nil:
		missing = "chromium is not installed"
	}
	if missing == "" {
		return chromium
	}
	if os.Getenv("ONEMAP_WEB") == "1" {
		t.Fatal("PAGE TESTS NOT RUN: " + missing)
	}
	t.Skip("PAGE TESTS NOT RUN: " + missing)
	return ""
}

// chromium starts a browser for a test and its subtests.
func chromium(t *testing.T, path string) context.Context {
	t.Helper()
	flags := []chromedp.ExecAllocatorOption{chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.NoFirstRun,
		chromedp.WindowSize(1440, 900), chromedp.UserDataDir(t.TempDir()), chromedp.Env("TZ=Asia/Shanghai")}
	for _, f := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync", "enable-unsafe-swiftshader", "hide-scrollbars"} {
		flags = append(flags, chromedp.Flag(f, true))
	}
	ctx, stop := chromedp.NewExecAllocator(t.Context(), flags...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	require.NoError(t, chromedp.Do(ctx))
	return ctx
}

// browse opens a tab of a browser.
func browse(t *testing.T, chromium context.Context, base string) *planner {
	t.Helper()
	ctx, stop := chromedp.NewContext(chromium)
	t.Cleanup(stop)
	ctx, stop = context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(stop)
	b := &planner{t: t, ctx: ctx, base: base}
	b.do(chromedp.EmulateViewport(1200, 760)) // the map is drawn by the processor here
	go b.listen()
	return b
}

func (b *planner) listen() {
	for m, err := range chromedp.Console(b.ctx) {
		if err != nil {
			return
		}
		if s := m.String(); m.IsException() || strings.Contains(strings.ToLower(fmt.Sprint(m.Type)), "error") {
			b.mu.Lock()
			if !b.mayErr {
				b.errors = append(b.errors, s)
			}
			b.mu.Unlock()
		}
	}
}

func (b *planner) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	require.NoError(b.t, chromedp.Do(b.ctx, steps...))
}

// eval is the value of a script.
func eval[T any](b *planner, script string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	require.NoError(b.t, err, script)
	return v
}

// until waits for a script to be true.
func (b *planner) until(script string) {
	b.t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for time.Now().Before(deadline) {
		if v, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("Boolean("+script+")")); err == nil && v {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	shot, _ := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	at := filepath.Join(os.TempDir(), "page-"+filepath.Base(b.t.Name())+".png")
	_ = os.WriteFile(at, shot, 0o600)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.t.Fatalf("never became true: %s\nconsole: %s\na picture is in %s", script, b.errors, at)
}

// idle waits until the map has drawn what it was asked for.
func (b *planner) idle() {
	b.t.Helper()
	b.until("document.documentElement.dataset.map === 'idle' && onemap.areTilesLoaded()")
}

// open shows an address of the page with the map drawn.
func (b *planner) open(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.base + path))
	b.until("window.onemap && document.querySelector('.panel .card')")
	b.idle()
}

// click presses the first element of a selector whose text contains words.
func (b *planner) click(selector, words string) {
	b.t.Helper()
	find := fmt.Sprintf("[...document.querySelectorAll(%q)].find((x) => x.textContent.includes(%q) && !x.disabled)", selector, words)
	b.until(find)
	eval[any](b, find+".click(), null")
}

// hand gives a file to a file input.
func (b *planner) hand(selector, file string) {
	b.t.Helper()
	b.do(chromedp.SetUploadFiles(chromedp.CSS(selector), []string{file}))
}

// text is what an element says.
func (b *planner) text(selector string) string {
	b.t.Helper()
	return eval[string](b, fmt.Sprintf("document.querySelector(%q)?.innerText ?? ''", selector))
}

// at is where a position of the map lies in the window.
func (b *planner) at(lon, lat float64) (x, y float64) {
	b.t.Helper()
	p := eval[[]float64](b, fmt.Sprintf("(() => { const p = onemap.project([%v, %v]), r = onemap.getCanvas().getBoundingClientRect(); return [p.x + r.left, p.y + r.top] })()", lon, lat))
	return p[0], p[1]
}

// mouse moves, presses or releases at a position of the map.
func (b *planner) mouse(what input.DispatchMouseEventType, lon, lat float64, pressed bool) {
	b.t.Helper()
	x, y := b.at(lon, lat)
	options := []chromedp.MouseOption{chromedp.ButtonNone}
	if pressed {
		options = []chromedp.MouseOption{chromedp.ButtonLeft, chromedp.ClickCount(1)}
	}
	b.do(chromedp.MouseEvent(what, x, y, options...))
}

// tap clicks at a position of the map as a hand does: move, press, release.
func (b *planner) tap(lon, lat float64) {
	b.t.Helper()
	b.mouse(input.DispatchMouseEventTypeMouseMoved, lon, lat, false)
	b.mouse(input.DispatchMouseEventTypeMousePressed, lon, lat, true)
	b.mouse(input.DispatchMouseEventTypeMouseReleased, lon, lat, true)
}

// key presses a key on what has the focus.
func (b *planner) key(k string) { b.t.Helper(); b.do(chromedp.KeyEvent(k)) }

// choose picks an option of the first element of a selector.
func (b *planner) choose(selector, value string) {
	b.t.Helper()
	option := fmt.Sprintf("document.querySelector(%q)?.querySelector('option[value=%s]')", selector, value)
	b.until(option)
	eval[any](b, fmt.Sprintf("(() => { const s = document.querySelector(%q); s.value = %q; s.dispatchEvent(new Event('change', { bubbles: true })) })(), null", selector, value))
}

// verdict is what the page concludes.
func (b *planner) verdict() string {
	b.t.Helper()
	return eval[string](b, "document.querySelector('.banner')?.dataset.verdict ?? ''")
}

// wellBehaved fails when anything was written to the console as an error.
func (b *planner) wellBehaved() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	require.Empty(b.t, b.errors)
}

// picture writes what the window shows to docs/screenshots/web.
func (b *planner) picture(name string) {
	b.t.Helper()
	if os.Getenv("ONEMAP_PICTURES") == "" {
		return
	}
	shot, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	require.NoError(b.t, err)
	require.NoError(b.t, os.WriteFile(filepath.Join(os.Getenv("ONEMAP_PICTURES"), name+".png"), shot, 0o644))
}
