package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"

	"onemap/fixtures/county"
	"onemap/internal/check"
)

// TestPage drives the map page as a planner would, in a browser, against the
// whole program.
func TestPage(t *testing.T) {
	path := needPage(t)
	p, window := start(t), chromium(t, path)
	for name, test := range map[string]func(*planner, *program){
		"a survey file is read, kept and reported":         pageKeepsAFile,
		"the verdict follows the pointer while it draws":   pageFollowsThePointer,
		"a broken file is shown at its row":                pageShowsTheRow,
		"a ring that crosses itself is shown at its place": pageShowsThePlace,
		"two editions are swiped with the list of changes": pageSwipes,
		"a batch is followed and sorted worst first":       pageRunsABatch,
		"an edition is imported, compared and published":   pagePublishes,
		"a link restores what was seen":                    pageRestores,
		"each town is named once on a view of the county":  pageNamesTowns,
		"a feature tells its edition and its checks":       pageIdentifies,
		"a file is dropped anywhere":                       pageTakesADrop,
		"the suggested boundary is edited and clear":       pageEditsTheSuggestion,
		"attributes are filtered, summed and downloaded":   pageQueries,
		"places are gone to by coordinate, name and code":  pageGoes,
		"an area is measured on the ellipsoid":             pageMeasures,
		"the language changes every word":                  pageSpeaksBothLanguages,
		"a server that went away is waited for":            pageWaitsForTheServer,
		"pasted coordinates are checked by keyboard alone": pageWorksByKeyboard,
		"axe finds nothing":                                pageIsAccessible,
	} {
		t.Run(name, func(t *testing.T) {
			q := *p
			q.t = t
			test(browse(t, window, p.base), &q)
		})
	}
}

// shared is a file of the survey samples.
func sharedSample(t *testing.T, name string) string {
	t.Helper()
	folder := os.Getenv("ONEMAP_SHARED")
	if folder == "" {
		folder = "../../../shared"
	}
	path, err := filepath.Abs(filepath.Join(folder, "samples", name))
	require.NoError(t, err)
	if _, err := os.Stat(path); err != nil {
		t.Skip("the survey samples are not here: " + path)
	}
	return path
}

func pageKeepsAFile(b *planner, p *program) {
	file := sharedSample(b.t, "01_kcdj_zone39_gbk_crlf.txt")
	b.open("/?lang=zh#tab=check")
	b.hand("#check-file", file)
	b.until("document.querySelector('[data-panel=reading] dl')")
	read := b.text("[data-panel=reading]")
	for _, fact := range []string{"勘测定界 TXT", "GBK（GB 18030）", "第 39 带（EPSG:4527）", "示例一号地块", "124,559.00", "124,559.42", "示例二号地块", "19,434.00", "19,433.61"} {
		require.Contains(b.t, read, fact)
	}
	b.click("button", "检测并存档")
	b.until("document.querySelector('.kept')")
	id := eval[string](b, "new URLSearchParams(location.hash.slice(1)).get('check')")
	_, body := p.ask("GET", "/v1/checks/"+id, nil, nil)
	kept, err := check.ParseDocument([]byte(body))
	require.NoError(b.t, err)
	require.Equal(b.t, kept.Check.Verdict.String(), eval[string](b, "document.querySelector('.banner').dataset.verdict"))
	require.Contains(b.t, b.text(".kept"), kept.Check.Number)
	require.Equal(b.t, answered(kept), eval[[]string](b, "[...document.querySelectorAll('[data-panel=verdict] tr[data-layer]')].map((r) => r.dataset.layer + ' ' + r.dataset.state).sort()"))
	b.idle()
	require.NotZero(b.t, eval[int](b, "onemap.queryRenderedFeatures({layers: ['subject-line']}).length"))
	report := eval[string](b, "document.querySelector('.papers a').getAttribute('href')")
	r, page := p.ask("GET", report, nil, nil)
	require.Equal(b.t, 200, r.StatusCode)
	require.Contains(b.t, page, kept.Check.Number)
	b.wellBehaved()
}

// answered are the layers of the subject the page unfolds that are not clear,
// with their states.
func answered(d check.CheckDocument) []string {
	var all []string
	for _, s := range d.Subjects {
		if s.Verdict != d.Check.Verdict {
			continue
		}
		for _, l := range s.Layers {
			if l.State != "clear" {
				all = append(all, string(l.Layer)+" "+string(l.State))
			}
		}
		return all
	}
	return all
}

func pageShowsTheRow(b *planner, p *program) {
	content, err := os.ReadFile(sharedSample(b.t, "01_kcdj_zone39_gbk_crlf.txt"))
	require.NoError(b.t, err)
	broken := strings.Replace(string(content), "4006688.904", "400668x.904", 1)
	file := filepath.Join(b.t.TempDir(), "broken.txt")
	require.NoError(b.t, os.WriteFile(file, []byte(broken), 0o600))
	row := strings.Count(broken[:strings.Index(broken, "400668x")], "\n") + 1
	b.mayErr = true // the browser writes every refused request to the console
	b.open("/?lang=zh#tab=check")
	b.hand("#check-file", file)
	b.until("document.querySelector('.excerpt .bad')")
	require.Contains(b.t, b.text(".excerpt .bad"), "400668x.904")
	require.Equal(b.t, row, eval[int](b, "document.querySelector('.excerpt .bad').value"))
}

func pageSwipes(b *planner, p *program) {
	b.open("/?lang=en#tab=compare")
	b.choose("[data-panel=compare] select", "YJJBNTTB")
	b.until("document.querySelector('[data-panel=changes] tbody tr')")
	b.until("document.querySelector('.second')?.dataset.drawn === 'idle'")
	var d struct{ Added, Removed, Changed []any }
	_, body := p.ask("GET", "/v1/editions/3/diff/4", nil, nil)
	require.NoError(b.t, json.Unmarshal([]byte(body), &d))
	require.Equal(b.t, len(d.Added)+len(d.Removed)+len(d.Changed), eval[int](b, "document.querySelectorAll('[data-panel=changes] tbody tr').length"))
	eval[any](b, "document.querySelector('.swipe-grip').focus(), null")
	before := eval[string](b, "document.querySelector('.second').style.clipPath")
	b.key(kb.ArrowLeft)
	require.NotEqual(b.t, before, eval[string](b, "document.querySelector('.second').style.clipPath"))
	b.wellBehaved()
}

func pageRunsABatch(b *planner, _ *program) {
	b.open("/?lang=en#tab=batch")
	invented, err := county.Generate(county.Small, seed)
	require.NoError(b.t, err)
	thousand := slices.Repeat(invented.Parcels[:200], 5)
	file := filepath.Join(b.t.TempDir(), "thousand.geojson")
	require.NoError(b.t, os.WriteFile(file, collection(thousand...), 0o600))
	b.hand("#batch-file", file)
	b.until("document.querySelector('[data-panel=batch]')?.dataset.state === 'running' || document.querySelector('[data-panel=batch-results]')")
	b.until("document.querySelector('[data-panel=batch-results] tbody tr')")
	b.idle()
	require.Contains(b.t, b.text("[data-panel=batch]"), "1,000 of 1,000 plots")
	require.Equal(b.t, "done", eval[string](b, "document.querySelector('[data-panel=batch]').dataset.state"))
	b.until("onemap.getLayer('batch-fill') && onemap.queryRenderedFeatures({ layers: ['batch-fill'] }).length > 100")
	words := eval[[]string](b, "[...document.querySelectorAll('[data-panel=batch-results] tbody .badge-word')].map((x) => x.innerText)")
	require.Contains(b.t, words[0], "Prohibited")
	b.wellBehaved()
}

func pagePublishes(b *planner, p *program) {
	b.open("/?lang=en#tab=publish")
	b.choose("[data-panel=publish] select", "DXYD")
	b.hand("#edition-file", p.sample())
	b.click("[data-panel=publish] button", "Import")
	b.until("document.querySelector('[data-panel=draft]')?.dataset.state === 'draft'")
	b.until("document.querySelector('[data-panel=changes]')")
	b.click("[data-panel=draft] button", "Publish")
	b.until("document.querySelector('[data-panel=draft]')?.dataset.state === 'published'")
	b.wellBehaved()
}

func pageRestores(b *planner, p *program) {
	b.open("/?lang=en#map=12.50/36.20000/118.15000&layers=STBHHX:0.5@1,DLTB&asof=2019-06-01")
	require.Contains(b.t, b.text("[data-panel=drawn]"), "Land-use patch")
	require.InDelta(b.t, 12.5, eval[float64](b, "onemap.getZoom()"), 0.01)
	require.Equal(b.t, "2019-06-01", eval[string](b, "document.querySelector('[data-panel=days] input[type=date]').value"))
	require.Contains(b.t, eval[string](b, "onemap.getSource('L:STBHHX').tiles[0]"), "edition=1")
	require.Contains(b.t, eval[string](b, "location.hash"), "layers=STBHHX:0.5@1,DLTB")
	b.wellBehaved()
}
