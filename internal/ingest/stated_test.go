package ingest

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAnAreaWhoseUnitIsSaidIsTheDeclaredArea(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, value string
		want        float64 // m²; 0: not taken
	}{
		{"面积公顷", "1.25", 12500},
		{"面积（公顷）", "1.25", 12500},
		{"用地面积(公顷)", "１．２５", 12500},
		{"地块面积_公顷", "1.25", 12500},
		{"AREA_HA", "2", 20000},
		{"Hectares", "2", 20000},
		{"面积平方米", "530.5", 530.5},
		{"面积_m2", "530.5", 530.5},
		{"面积（㎡）", "530.5", 530.5},
		{"面积亩", "15", 10000},
		{"MJ_MU", "15", 10000},
		{"面积（km²）", "0.5", 500000},
		{"ZMJ", "0.5", 500000},
		{"面积", "1.25公顷", 12500},
		{"地块面积", "15 亩", 10000},
		{"面积", "1.25", 0},
		{"MJ", "12500", 0},
		{"扣除面积公顷", "1", 0},
		{"面积公顷", "", 0},
		{"面积公顷", "-1", 0},
		{"面积公顷", "NaN", 0},
		{"面积公顷", "1e400", 0},
		{"area", "3 ha", 30000},
		{"AREAHA", "3", 0},
		{"alpha", "3", 0},
	} {
		area, ok := stated(c.name, c.value)
		require.Equal(t, c.want != 0, ok, "%s = %s", c.name, c.value)
		if ok {
			require.InDelta(t, c.want, float64(area), 1e-6, "%s = %s", c.name, c.value)
		}
	}
}

func TestFileGeodatabaseStatesItsHectares(t *testing.T) {
	out := readShared(t, "data/formats/cn_yiyuan.gdb.zip", Options{GDAL: jail(t)})
	require.NoError(t, out.err)
	for _, r := range out.records {
		require.NotNil(t, r.Declared, r.Attributes)
		require.InEpsilon(t, float64(r.Shape.Area()), float64(*r.Declared), 1e-3, r.ID)
	}
	require.NotEmpty(t, out.records)
}
