package ingest

import (
	"archive/zip"
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestChineseNamesInArchivesAreDecoded(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range []string{"地块/一.geojson", "地块/二.geojson"} {
		gbk, err := simplifiedchinese.GBK.NewEncoder().String(name)
		require.NoError(t, err)
		f, err := w.CreateHeader(&zip.FileHeader{Name: gbk, NonUTF8: true})
		require.NoError(t, err)
		_, err = f.Write([]byte(good))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	asked := readAll(b.Bytes(), Options{})
	require.Equal(t, severalLayers, code(asked.err))
	require.Equal(t, []string{"地块/一.geojson", "地块/二.geojson"}, asked.Info.Layers)
	require.NoError(t, readAll(b.Bytes(), Options{Layer: "地块/二.geojson"}).err)
}
