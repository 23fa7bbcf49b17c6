package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/pgtest"
)

// program is the whole program, started as a person would, on a free port.
type program struct {
	t    *testing.T
	env  map[string]string
	base string

	contract contract
}

// out is a buffer two goroutines may use.
type out struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *out) Write(p []byte) (int, error) { o.mu.Lock(); defer o.mu.Unlock(); return o.b.Write(p) }
func (o *out) String() string              { o.mu.Lock(); defer o.mu.Unlock(); return o.b.String() }

// start runs `onemap demo`, with more flags when given, on a database of this
// test's own.
func start(t *testing.T, flags ...string) *program {
	t.Helper()
	if testing.Short() {
		t.Skip("the whole program takes seconds")
	}
	l, err := net.Listen("tcp", "localhost:0")
	require.NoError(t, err)
	address := l.Addr().String()
	require.NoError(t, l.Close())
	p := &program{t: t, base: "http://" + address, contract: newContract(t), env: map[string]string{
		"DATABASE_URL": pgtest.URL(t), "ONEMAP_LANG": "en", "XDG_DATA_HOME": t.TempDir()}}
	ctx, stop := context.WithCancel(context.Background())
	ended, said := make(chan int, 1), &out{}
	go func() {
		ended <- run(ctx, append([]string{"demo", "--listen", address}, flags...), p.getenv, said, said)
	}()
	t.Cleanup(func() { stop(); require.Zero(t, <-ended, said.String()) })
	require.Eventually(t, func() bool {
		r, err := http.Get(p.base + "/readyz")
		if err != nil {
			return false
		}
		r.Body.Close()
		return r.StatusCode == 200 && strings.Contains(said.String(), "Ctrl-C")
	}, 5*time.Minute, 50*time.Millisecond, said.String())
	require.Contains(t, said.String(), "a first conflict")
	return p
}

func (p *program) getenv(name string) string { return p.env[name] }

// command runs another command on the same database.
func (p *program) command(args ...string) (code int, stdout, stderr string) {
	var o, e bytes.Buffer
	code = run(p.t.Context(), args, p.getenv, &o, &e)
	return code, o.String(), e.String()
}

func (p *program) sample() string {
	return filepath.Join(p.env["XDG_DATA_HOME"], "onemap/demo/sample.geojson")
}

// ask sends a request and gives status, header and body.
func (p *program) ask(method, path string, header map[string]string, body io.Reader) (*http.Response, string) {
	p.t.Helper()
	r, err := http.NewRequestWithContext(p.t.Context(), method, p.base+path, body)
	require.NoError(p.t, err)
	for k, v := range header {
		r.Header.Set(k, v)
	}
	answer, err := (&http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}).Do(r)
	require.NoError(p.t, err)
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	require.NoError(p.t, err)
	p.contract.holds(p.t, r, answer, string(b))
	return answer, string(b)
}

// upload posts a file as a form.
func (p *program) upload(path, file string, header map[string]string) (*http.Response, string) {
	p.t.Helper()
	content, err := os.ReadFile(file)
	require.NoError(p.t, err)
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile("file", filepath.Base(file))
	require.NoError(p.t, err)
	_, err = part.Write(content)
	require.NoError(p.t, err)
	require.NoError(p.t, w.Close())
	all := map[string]string{"Content-Type": w.FormDataContentType()}
	for k, v := range header {
		all[k] = v
	}
	return p.ask("POST", path, all, &b)
}

func decode[T any](t *testing.T, text string) (v T) {
	t.Helper()
	require.NoError(t, json.Unmarshal([]byte(text), &v), text)
	return v
}
