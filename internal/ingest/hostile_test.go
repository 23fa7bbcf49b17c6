package ingest

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/gdal"
)

func gzipped(t *testing.T, data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write(data)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.Bytes()
}

// zipped packs pairs of name and content.
func zipped(t *testing.T, pairs ...string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		f, err := w.Create(pairs[i])
		require.NoError(t, err)
		_, err = f.Write([]byte(pairs[i+1]))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

const good = `{"type":"Polygon","coordinates":[[[118,36],[118.001,36],[118.001,36.001],[118,36]]]}`

func TestPackedFilesAreUnpacked(t *testing.T) {
	require.NoError(t, readAll(gzipped(t, []byte(good)), Options{}).err)
	require.NoError(t, readAll(zipped(t, "一.geojson", good, "__MACOSX/x", "junk"), Options{}).err)
	two := zipped(t, "a.geojson", good, "b.geojson", good)
	require.Equal(t, severalLayers, code(readAll(two, Options{}).err))
	require.NoError(t, readAll(two, Options{Layer: "b.geojson"}).err)
}

func TestHostileArchivesAreRefused(t *testing.T) {
	bomb := strings.Repeat("0", 64<<20)
	many := []string{}
	for range 201 {
		many = append(many, "a", "b")
	}
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"zip bomb":       {zipped(t, "a.geojson", bomb), tooLarge},
		"gzip bomb":      {gzipped(t, []byte(bomb)), tooLarge},
		"too many":       {zipped(t, many...), tooLarge},
		"zip in zip":     {zipped(t, "a.zip", string(zipped(t, "a.geojson", good))), unsafeArchive},
		"gzip in gzip":   {gzipped(t, gzipped(t, []byte(good))), unsafeArchive},
		"zip in gzip":    {gzipped(t, zipped(t, "a", good)), unsafeArchive},
		"traversal":      {zipped(t, "../../etc/x.geojson", good), unsafeArchive},
		"absolute":       {zipped(t, "/etc/x.geojson", good), unsafeArchive},
		"drive":          {zipped(t, "C:/x.geojson", good), unsafeArchive},
		"backslash":      {zipped(t, `..\x.geojson`, good), unsafeArchive},
		"cut short":      {zipped(t, "a.geojson", good)[:60], damaged},
		"empty zip":      {zipped(t), nothingUsable},
		"office":         {zipped(t, "[Content_Types].xml", "<x/>", "xl/a.xml", "<x/>"), unknownFormat},
		"truncated gzip": {gzipped(t, []byte(good))[:30], damaged},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.code, code(readAll(c.data, Options{}).err))
		})
	}
}

func TestSymbolicLinkInArchiveIsRefused(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	h := &zip.FileHeader{Name: "a.geojson"}
	h.SetMode(os.ModeSymlink | 0o777)
	f, err := w.CreateHeader(h)
	require.NoError(t, err)
	_, err = f.Write([]byte("/etc/passwd"))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	require.Equal(t, unsafeArchive, code(readAll(b.Bytes(), Options{}).err))
}

// Content dressed as KML, GML and DXF must neither read a local file nor call
// anybody (ecosystem 5, S7).
func TestDisguisesReadNothingAndCallNobody(t *testing.T) {
	j := jail(t)
	canary := filepath.Join(t.TempDir(), "canary.csv")
	require.NoError(t, os.WriteFile(canary, []byte("secret,WKT\nCANARY,\"POLYGON((118 36,118.1 36,118.1 36.1,118 36))\"\n"), 0o644))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	called := make(chan bool, 16)
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			called <- true
			c.Close()
		}
	}()
	url := "http://" + listener.Addr().String() + "/x"
	vrt := `<OGRVRTDataSource><OGRVRTLayer name="canary"><SrcDataSource>` + canary + `</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>`
	link := `<kml xmlns="http://www.opengis.net/kml/2.2"><NetworkLink><Link><href>` + url + `</href></Link></NetworkLink></kml>`
	entity := `<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY x SYSTEM "file://` + canary + `">]><kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>&x;</name><Polygon><outerBoundaryIs><LinearRing><coordinates>118,36 118.1,36 118.1,36.1 118,36</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>`
	gml := `<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml" xmlns:xlink="http://www.w3.org/1999/xlink"><gml:featureMember><a><gml:surfaceProperty xlink:href="` + url + `"/></a></gml:featureMember></gml:FeatureCollection>`
	for name, text := range map[string]string{"vrt.kml": vrt, "link.kml": link, "entity.kml": entity, "xlink.gml": gml,
		"vrt after kml.kml": "<!-- <kml> -->" + vrt, "curl.csv": "/vsicurl/" + url, "mif.mif": "VERSION 300\nCOLUMNS 1\n a char(1)\nDATA\n"} {
		t.Run(name, func(t *testing.T) {
			for _, data := range [][]byte{[]byte(text), zipped(t, name, text)} {
				out := readAll(data, Options{GDAL: j, FileName: name, CRS: 4490})
				for _, r := range out.records {
					require.NotContains(t, r.Attributes, "secret")
					require.NotContains(t, r.Name, "CANARY")
					require.NotContains(t, r.Name, "secret")
				}
				if strings.HasPrefix(name, "vrt") {
					require.Equal(t, unknownFormat, code(out.err))
				}
			}
		})
	}
	time.Sleep(50 * time.Millisecond)
	require.Empty(t, called)
}

func TestJailSeesNothingOfTheMachine(t *testing.T) {
	j := jail(t)
	canary := filepath.Join(t.TempDir(), "canary.geojson")
	require.NoError(t, os.WriteFile(canary, []byte(good), 0o644))
	_, err := j.Run(t.Context(), gdal.Cell{Tool: "ogrinfo", Reads: "GeoJSON", Arguments: []string{"-ro", "-al", canary}})
	require.Error(t, err)
	_, err = j.Run(t.Context(), gdal.Cell{Tool: "ogrinfo", Reads: "GPKG", Input: filepath.Dir(canary), Arguments: []string{"-ro", "-al", "/in/canary.geojson"}})
	require.Error(t, err, "only the allowed driver may open a file")
}

func TestWithoutJailForeignFormatsSaySo(t *testing.T) {
	for _, file := range []string{"ms_Oregon.gpkg", "tgj_polygon.kml", "cn_yiyuan.gdb.zip", "ms_countries.fgb"} {
		require.Equal(t, notEnabled, code(readShared(t, "data/formats/"+file, Options{}).err))
	}
	require.NoError(t, readShared(t, "data/formats/cn_yiyuan_shp_gbk_ldid4d.zip", Options{}).err)
}

func TestForeignFilesAreNamed(t *testing.T) {
	for _, magic := range []string{"AC1027\x00", "%PDF-1.4", "\xd0\xcf\x11\xe0\xa1", "Rar!\x1a", "\x00\x00\x27\x0a\x00", "\x00\x01\x00\x00Standard Jet DB"} {
		out := readAll([]byte(magic+strings.Repeat("\x00\xff", 40)), Options{})
		require.Equal(t, unknownFormat, code(out.err), magic)
		require.Contains(t, out.err.Error(), "not supported", magic)
	}
}
