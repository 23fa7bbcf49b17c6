package ingest

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What moves a plot on the ground waits for confirmation; the sender's
// declaration or confirmation settles it.
func TestDoubtsWaitForConfirmation(t *testing.T) {
	swapped := strings.NewReplacer("4006000.00,39605000.00", "39605000.00,4006000.00", "4006100.00,39605000.00", "39605000.00,4006100.00",
		"4006100.00,39605100.00", "39605100.00,4006100.00", "4006000.00,39605100.00", "39605100.00,4006000.00").Replace(square)
	for name, c := range map[string]struct {
		text    string
		options Options
		confirm bool
	}{
		"W04":            {header + plotRow + swapped, Options{}, true},
		"W04, confirmed": {header + plotRow + swapped, Options{Swap: true}, false},
		"W31":            {"序号,X,Y\n" + plane, Options{}, true},
		"W31, declared":  {"序号,X,Y\n" + plane, Options{CRS: 4527}, false},
		"W06":            {strings.Replace(header, "带号=39", "带号=40", 1) + plotRow + square, Options{}, true},
		"W06, declared":  {strings.Replace(header, "带号=39", "带号=40", 1) + plotRow + square, Options{CRS: 4527}, false},
		"W02":            {header + plotRow + strings.TrimSuffix(square, "J1,1,4006000.00,39605000.00\n"), Options{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			out := readAll([]byte(c.text), c.options)
			require.NoError(t, out.err)
			require.NotEmpty(t, out.records[0].Problems)
			asked := false
			for _, p := range out.records[0].Problems {
				asked = asked || p.Confirm
			}
			require.Equal(t, c.confirm, asked)
		})
	}
}
