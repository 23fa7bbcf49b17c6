package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"strings"
	"sync/atomic"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

var tabsOfPage = []string{"browse", "check", "batch", "compare", "query", "publish"}

func pageSpeaksBothLanguages(b *planner, _ *program) {
	b.open("/?lang=zh")
	require.Equal(b.t, "zh-CN", eval[string](b, "document.documentElement.lang"))
	require.Contains(b.t, b.text("header"), "合规审查")
	b.click("button", "English")
	b.until("document.querySelector('[data-panel=drawn]').innerText.includes('Ecological protection red line')")
	for _, tab := range tabsOfPage {
		eval[any](b, fmt.Sprintf("[...document.querySelectorAll('nav button')][%d].click(), null", indexOf(tab)))
		b.until("document.querySelector('.panel').dataset.tab === '" + tab + "'")
		require.NotRegexp(b.t, `\p{Han}`, eval[string](b, "[...document.querySelectorAll('.panel label, .panel h2, .panel button:not(.plain), .panel summary, .panel legend, header nav, .panel th')].map((x) => x.childNodes[0]?.nodeValue ?? '').join(' ')"), tab)
	}
	require.Equal(b.t, "en", eval[string](b, "document.documentElement.lang"))
	b.wellBehaved()
}

func indexOf(tab string) int {
	for i, x := range tabsOfPage {
		if x == tab {
			return i
		}
	}
	return -1
}

// pageWaitsForTheServer cuts the connection and joins it again.
func pageWaitsForTheServer(b *planner, p *program) {
	to, err := url.Parse(p.base)
	require.NoError(b.t, err)
	var away atomic.Bool
	through := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(to); r.SetXForwarded(); r.Out.Host = r.In.Host }}
	cut := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if away.Load() {
			panic(http.ErrAbortHandler)
		}
		through.ServeHTTP(w, r)
	}))
	b.t.Cleanup(cut.Close)
	b.base = cut.URL
	b.open("/?lang=en")
	b.mayErr = true
	away.Store(true)
	b.click(".chip", "Minerals")
	b.until("document.querySelector('.offline')")
	require.Contains(b.t, b.text(".offline"), "does not answer")
	away.Store(false)
	b.until("!document.querySelector('.offline')")
	b.click(".chip", "Protected")
	b.idle()
	b.until("onemap.queryRenderedFeatures({ layers: onemap.getStyle().layers.filter((l) => l.source === 'L:YYSSYD').map((l) => l.id) }).length > 0")
}

// pageWorksByKeyboard hands in a parcel without touching the mouse.
func pageWorksByKeyboard(b *planner, _ *program) {
	b.open("/?lang=en#tab=check")
	b.tabTo("Paste coordinates")
	b.key(kb.Enter)
	b.tabTo("TEXTAREA")
	eval[any](b, `document.execCommand('insertText', false, 'J1,4006650.218,39604980.125\nJ2,4006688.904,39605251.337\nJ3,4006402.551,39605298.760\n'), null`)
	b.tabTo("Read and preview")
	b.key(kb.Enter)
	b.until("document.querySelector('.banner')")
	b.tabTo("Check and keep")
	b.key(kb.Enter)
	b.until("document.querySelector('.kept')")
	b.tabTo("Open the report")
	b.wellBehaved()
}

// tabTo presses Tab until what has the focus says words, or is an element of
// that name.
func (b *planner) tabTo(words string) {
	b.t.Helper()
	for range 80 {
		b.key(kb.Tab)
		now := eval[string](b, "document.activeElement.tagName + ' ' + (document.activeElement.innerText || document.activeElement.ariaLabel || '')")
		if strings.Contains(now, words) {
			return
		}
	}
	b.t.Fatalf("Tab never reached %q", words)
}

// pageIsAccessible asks axe about every panel, with an answer and without.
func pageIsAccessible(b *planner, p *program) {
	axe, err := os.ReadFile("../../web/node_modules/axe-core/axe.min.js")
	require.NoError(b.t, err)
	b.open("/?lang=zh")
	eval[any](b, string(axe)+"; null")
	ask := func(what string) {
		b.t.Helper()
		found := eval[[]string](b, `axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')))`)
		require.Empty(b.t, found, what)
	}
	for i, tab := range tabsOfPage {
		eval[any](b, fmt.Sprintf("[...document.querySelectorAll('nav button')][%d].click(), null", i))
		b.until("document.querySelector('.panel').dataset.tab === '" + tab + "'")
		if tab == "query" {
			b.until("document.querySelector('[data-panel=attributes]')")
		}
		ask(tab)
	}
	b.click("nav button", "合规审查")
	b.hand("#check-file", p.sample())
	b.until("document.querySelector('.finding')")
	eval[any](b, "document.querySelectorAll('.panel details').forEach((d) => { d.open = true }), document.querySelector('.finding').click(), null")
	ask("an answer")
	b.wellBehaved()
}
