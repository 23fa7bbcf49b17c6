package main

import (
	"bytes"
	"io/fs"
	"log/slog"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/postgis"
	"onemap/schema"
)

type pinned struct {
	Check struct {
		ID       string
		RuleSets []struct{ ID, SHA256 string } `json:"rule_sets"`
		Editions []struct {
			Layer, Effective string
			Edition          int64
		}
	}
}

func (p pinned) edition(t *testing.T, layer string) (id int64, effective string) {
	t.Helper()
	for _, e := range p.Check.Editions {
		if e.Layer == layer {
			return e.Edition, e.Effective
		}
	}
	t.Fatalf("no edition of %s is pinned", layer)
	return 0, ""
}

// An old check is repeated after the map and the law have changed: its bytes
// stay, new checks follow the new map, and a date in the past the old one.
func TestAnOldCheckIsRepeatedAfterMapAndLawChanged(t *testing.T) {
	p := start(t)
	_, body := p.upload("/v1/checks?kind=CON", p.sample(), nil)
	old := decode[pinned](t, body)
	before, _ := old.edition(t, "STBHHX")

	publishRedLine(t, p)
	publishStricterLaw(t, p)

	_, body = p.upload("/v1/checks?kind=CON", p.sample(), nil)
	fresh := decode[pinned](t, body)
	now, effective := fresh.edition(t, "STBHHX")
	require.NotEqual(t, before, now)
	require.Equal(t, "2026-11-01", effective)
	require.NotEqual(t, old.Check.RuleSets, fresh.Check.RuleSets)

	_, body = p.upload("/v1/checks?kind=CON&as_of=2026-10-31", p.sample(), nil)
	past, _ := decode[pinned](t, body).edition(t, "STBHHX")
	require.Equal(t, before, past, "the edition in force that day")

	for _, c := range []pinned{old, fresh} {
		r, answer := p.ask("POST", "/v1/checks/"+c.Check.ID+"/replay", nil, nil)
		require.Equal(t, http.StatusOK, r.StatusCode)
		require.True(t, decode[struct{ Same bool }](t, answer).Same, answer)
		code, _, said := p.command("replay", c.Check.ID)
		require.Zero(t, code, said)
	}
}

// publishRedLine publishes a new red line that is just the sample parcel.
func publishRedLine(t *testing.T, p *program) {
	t.Helper()
	code, out, said := p.command("layer", "import", "--layer", "STBHHX", "--effective", "2026-11-01", "--document", "试〔2026〕1号",
		"--coverage", p.sample(), p.sample())
	require.Contains(t, []int{0, 5}, code, said)
	id := regexp.MustCompile(`\d+`).FindString(out + said)
	require.NotEmpty(t, id, out+said)
	code, out, said = p.command("layer", "publish", id)
	require.Zero(t, code, out+said)
}

// publishStricterLaw publishes the law with one verdict changed.
func publishStricterLaw(t *testing.T, p *program) {
	t.Helper()
	changed := fstest.MapFS{}
	require.NoError(t, fs.WalkDir(schema.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(schema.FS, path)
		if strings.HasSuffix(path, "national.yaml") {
			b = bytes.Replace(b, []byte("verdict: note"), []byte("verdict: confirm"), 1)
		}
		changed[path] = &fstest.MapFile{Data: b, ModTime: time.Unix(0, 0)}
		return err
	}))
	law, err := check.LoadLaw(changed)
	require.NoError(t, err)
	store, err := postgis.Open(t.Context(), p.env["DATABASE_URL"], slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	defer store.Close()
	require.NoError(t, store.PublishLaw(t.Context(), law))
}
