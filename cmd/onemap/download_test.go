package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// fetch gives an answer of the server of a world.
func (w *featureWorld) fetch(method, path string, headers ...string) (*http.Response, []byte) {
	w.t.Helper()
	r, err := http.NewRequestWithContext(w.t.Context(), method, w.base+path, nil)
	require.NoError(w.t, err)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	answer, err := http.DefaultClient.Do(r)
	require.NoError(w.t, err)
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	require.NoError(w.t, err)
	return answer, b
}

// ogrinfo is what GDAL says about a downloaded file.
func ogrinfo(t *testing.T, data []byte, extension string, options ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "f."+extension)
	require.NoError(t, os.WriteFile(path, data, 0o600))
	if extension == "zip" {
		path = "/vsizip/" + path
	}
	out, err := exec.CommandContext(t.Context(), "ogrinfo", append([]string{"-ro", "-al", path}, options...)...).CombinedOutput()
	require.NoError(t, err, string(out))
	return string(out)
}

var featureCount = regexp.MustCompile(`Feature Count: (\d+)`)

func countOf(t *testing.T, info string) int {
	t.Helper()
	m := featureCount.FindStringSubmatch(info)
	require.NotNil(t, m, info)
	n, err := strconv.Atoi(m[1])
	require.NoError(t, err)
	return n
}

const downloads = "/v1/layers/YJJBNTTB/download?"

// in is the world for one test of several.
func (w *featureWorld) in(t *testing.T) *featureWorld {
	own := *w
	own.t = t
	return &own
}

func TestDownloads(t *testing.T) {
	w := newFeatureWorld(t)
	for name, test := range map[string]func(*testing.T, *featureWorld){
		"hold what was asked for":              downloadsHoldWhatWasAskedFor,
		"name their file and their edition":    downloadNamesFileAndEdition,
		"refuse what they cannot do":           downloadRefuses,
		"as Shapefile in GBK suit the offices": shapefileInGBK,
	} {
		t.Run(name, func(t *testing.T) { test(t, w.in(t)) })
	}
}

func downloadsHoldWhatWasAskedFor(t *testing.T, w *featureWorld) {
	if w.house.desk.Read.GDAL == nil {
		t.Skip("no GDAL jail on this machine")
	}
	for _, format := range []string{"geojson", "gpkg", "shp", "fgb", "csv", "kml"} {
		for name, c := range map[string]struct {
			query string
			want  int
		}{
			"all":    {"", 25},
			"filter": {"filter=" + url.QueryEscape("DLBM='0101'"), 13},
			"box":    {"bbox=118,36,118.009,36.0005", 5},
			"both":   {"bbox=118,36,118.009,36.0005&filter=" + url.QueryEscape("DLBM='0102'"), 2},
			"day":    {"datetime=2021-05-01", 1},
			"named":  {"edition=" + strconv.FormatInt(w.old.ID, 10), 1},
			"none":   {"filter=" + url.QueryEscape("DLBM='9999'"), 0},
		} {
			if format != "geojson" && name != "both" && name != "none" {
				continue // the selection is made before the format comes in
			}
			t.Run(format+" "+name, func(t *testing.T) {
				answer, body := w.in(t).fetch("GET", downloads+"format="+format+"&"+c.query)
				require.Equal(t, http.StatusOK, answer.StatusCode, string(body))
				if format == "kml" && c.want == 0 {
					require.NotContains(t, string(body), "<Placemark>")
					return
				}
				extension := map[string]string{"shp": "zip"}[format]
				if extension == "" {
					extension = format
				}
				require.Equal(t, c.want, countOf(t, ogrinfo(t, body, extension)))
			})
		}
	}
}

func downloadNamesFileAndEdition(t *testing.T, w *featureWorld) {
	answer, body := w.fetch("GET", downloads+"lang=zh")
	require.Equal(t, "application/geo+json", answer.Header.Get("Content-Type"))
	require.Equal(t, "YJJBNTTB="+strconv.FormatInt(w.now.ID, 10), answer.Header.Get("OneMap-Edition"))
	disposition := answer.Header.Get("Content-Disposition")
	_, encoded, found := strings.Cut(disposition, "filename*=UTF-8''")
	require.True(t, found, disposition)
	name, err := url.PathUnescape(encoded)
	require.NoError(t, err)
	require.Equal(t, "永久基本农田_YJJBNTTB_2026-01-01.geojson", name)
	var collection struct {
		Features []struct{ Properties map[string]any }
	}
	require.NoError(t, json.Unmarshal(body, &collection))
	require.Len(t, collection.Features, 25)
	require.Equal(t, "O'Brien \"<b>\" \\ \n制表\t", collection.Features[0].Properties["BZ"])
	require.JSONEq(t, `{"own":"as it came"}`, collection.Features[0].Properties["beyond"].(string))

	head, nothing := w.fetch("HEAD", downloads+"lang=zh")
	require.Equal(t, http.StatusOK, head.StatusCode)
	require.Equal(t, disposition, head.Header.Get("Content-Disposition"))
	require.Empty(t, nothing)
	tag := answer.Header.Get("ETag")
	require.NotEmpty(t, tag)
	again, _ := w.fetch("GET", downloads+"lang=zh", "If-None-Match", tag)
	require.Equal(t, http.StatusNotModified, again.StatusCode)
	other, _ := w.fetch("GET", downloads+"lang=zh&format=csv", "If-None-Match", tag)
	require.Equal(t, http.StatusOK, other.StatusCode)
}

func downloadRefuses(t *testing.T, w *featureWorld) {
	for query, code := range map[string]string{
		"format=dwg": "H04", "colour=red": "H04", "encoding=gbk&format=csv": "X02", "crs=2363": "X04", "format=kml&crs=4527": "X02",
		"edition=999999": "", "datetime=1990-01-01": "H21", "filter=NOSUCH%3D1": "", "bbox=1,2,3": "", "bbox=a,b,c,d": "",
	} {
		answer, body := w.fetch("GET", downloads+query)
		require.GreaterOrEqual(t, answer.StatusCode, 400, query)
		require.Less(t, answer.StatusCode, 500, query)
		require.Equal(t, "application/problem+json", answer.Header.Get("Content-Type"), query)
		require.Empty(t, answer.Header.Get("Content-Disposition"), query)
		if code != "" {
			require.Contains(t, string(body), `"`+code+`"`, query)
		}
	}
	answer, _ := w.fetch("GET", "/v1/layers/NOSUCH/download")
	require.Equal(t, http.StatusNotFound, answer.StatusCode)
}

func shapefileInGBK(t *testing.T, w *featureWorld) {
	answer, body := w.fetch("GET", downloads+"format=shp&encoding=gbk&crs=4527&lang=zh")
	if answer.StatusCode == http.StatusServiceUnavailable {
		t.Skip("no GDAL jail on this machine")
	}
	require.Equal(t, http.StatusOK, answer.StatusCode)
	info := ogrinfo(t, body, "zip", "-where", "BSM='K0'")
	require.Contains(t, info, "CGCS2000 / 3-degree Gauss-Kruger zone 39")
	require.Contains(t, info, "YJJBNTTBBH (String) = 图斑0")
	require.Contains(t, partOf(t, body, ".cpg"), "CP936")
	require.Contains(t, partOf(t, body, ".dbf"), "\xcd\xbc\xb0\xdf0", "图斑0 in GBK")
	require.NotEmpty(t, answer.Header.Get("OneMap-Notes"), "about 0.8 is no number")
	require.True(t, bytes.HasPrefix(body, []byte("PK")))
	require.Equal(t, answer.ContentLength, int64(len(body)))
}

// partOf is the entry of a zip with this extension.
func partOf(t *testing.T, archive []byte, extension string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	require.NoError(t, err)
	for _, f := range z.File {
		if filepath.Ext(f.Name) == extension {
			r, err := f.Open()
			require.NoError(t, err)
			text, err := io.ReadAll(r)
			require.NoError(t, err)
			return string(text)
		}
	}
	t.Fatalf("no %s in the archive", extension)
	return ""
}

// findingsAsFiles: the findings of a stored check in every format.
func findingsAsFiles(t *testing.T, p *program) {
	r, body := p.upload("/v1/checks?kind=CON", p.sample(), nil)
	require.Equal(t, http.StatusCreated, r.StatusCode, body)
	where := r.Header.Get("Location")
	_, text := p.ask("GET", where, nil, nil)
	findings := 0
	for _, s := range decode[struct{ Subjects []struct{ Findings []any } }](t, text).Subjects {
		findings += len(s.Findings)
	}
	require.NotZero(t, findings)
	for format, extension := range map[string]string{"geojson": "geojson", "gpkg": "gpkg", "shp": "zip", "fgb": "fgb", "csv": "csv", "kml": "kml"} {
		r, file := p.ask("GET", where+"/download?format="+format, nil, nil)
		if r.StatusCode == http.StatusServiceUnavailable {
			continue // no GDAL jail on this machine
		}
		require.Equal(t, http.StatusOK, r.StatusCode, format)
		if format == "kml" {
			require.Equal(t, findings, strings.Count(file, "<Placemark>"))
			continue
		}
		info := ogrinfo(t, []byte(file), extension)
		require.Equal(t, findings, countOf(t, info), format)
		require.Contains(t, info, "prohibited", format)
	}
	r, _ = p.ask("GET", "/v1/checks/none/download", nil, nil)
	require.Equal(t, http.StatusNotFound, r.StatusCode)
}
