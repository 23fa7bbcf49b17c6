package main

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// checkFiles asks for every file of a stored check, twice: the bytes are the
// same, the name is that of the check, and another check of the same ground
// names this one as the one before it.
func checkFiles(t *testing.T, p *program) {
	made, body := p.upload("/v1/checks?kind=CON", p.sample(), nil)
	require.Equal(t, http.StatusCreated, made.StatusCode, body)
	where, number := made.Header.Get("Location"), decode[checkAnswer](t, body).Check.Number
	for format, begins := range map[string]string{"pdf": "%PDF-1.4", "docx": "PK", "xlsx": "PK", "txt": "[", "csv": "\ufeff"} {
		r, first := p.ask("GET", where+"?format="+format, nil, nil)
		require.Equal(t, 200, r.StatusCode, first)
		require.True(t, strings.HasPrefix(first, begins), format)
		require.Contains(t, r.Header.Get("Content-Disposition"), number+"."+format)
		_, again := p.ask("GET", where+"?format="+format, nil, nil)
		require.Equal(t, []byte(first), []byte(again), format)
	}
	_, subject := p.ask("GET", where+"?format=csv&part=subject&lang=en", nil, nil)
	require.NotContains(t, subject, "conflict")
	_, page := p.ask("GET", where+"?format=text&lang=en", nil, nil)
	require.Contains(t, page, "Verification code: ")
	require.Contains(t, page, where+"?format=html")

	made, _ = p.upload("/v1/checks?kind=CON&lang=en", p.sample(), nil)
	_, page = p.ask("GET", made.Header.Get("Location")+"?format=text&lang=en", nil, nil)
	require.Contains(t, page, "Previous check: ")
	require.Contains(t, page, "are the same.")

	code, out, trouble := p.command("report", number, "--format", "pdf")
	require.Zero(t, code, trouble)
	require.True(t, strings.HasPrefix(out, "%PDF-"))
}

// batchFiles asks for the report of a batch in every form, before its end and
// after it.
func batchFiles(t *testing.T, p *program) {
	r, body := p.upload("/v1/batches?kind=CON", p.sample(), nil)
	require.Equal(t, http.StatusAccepted, r.StatusCode, body)
	where := r.Header.Get("Location")
	require.Eventually(t, func() bool {
		r, body = p.ask("GET", where+"/report?format=html&lang=en&pages=1", nil, nil)
		return r.StatusCode == http.StatusOK
	}, 30*time.Second, 100*time.Millisecond, body)
	require.Contains(t, body, "All subjects, worst first")
	require.Contains(t, body, `id="s1"`, "a page of its own")
	for format, begins := range map[string]string{"pdf": "%PDF-1.4", "docx": "PK", "xlsx": "PK"} {
		r, body = p.ask("GET", where+"/report?format="+format, nil, nil)
		require.Equal(t, 200, r.StatusCode, body)
		require.True(t, strings.HasPrefix(body, begins), format)
	}
	out := t.TempDir()
	code, _, trouble := p.command("batch", p.sample(), "--out", out, "--report", "pdf,html", "--pages", "1")
	require.Zero(t, code, trouble)
	require.FileExists(t, out+"/report.pdf")
	require.FileExists(t, out+"/report.html")
	code, _, trouble = p.command("batch", p.sample(), "--out", out, "--report", "odt")
	require.Equal(t, 2, code)
	require.Contains(t, trouble, "pdf")
}
