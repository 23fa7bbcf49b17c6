package check_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/problem"
)

// A subject whose reading waits for confirmation (columns swapped, datum not
// named) is never plainly clear; the other subjects of the file are not touched.
func TestADoubtfulReadingAsksForConfirmation(t *testing.T) {
	t.Parallel()
	r := request("CON", check.Subject{Ordinal: 1, Shape: rect(t, 0, 0, 10, 10)}, check.Subject{Ordinal: 2, Shape: rect(t, 0, 0, 10, 10)})
	r.Submission.Problems = []problem.Problem{{Code: "W04", Severity: problem.Warning, Subject: 2, Confirm: true}}
	c, err := plain(t).engine(nil).Check(t.Context(), r)
	require.NoError(t, err)
	require.Equal(t, check.Clear, c.Subjects[0].Verdict)
	require.Equal(t, check.Confirm, c.Subjects[1].Verdict)
	require.Equal(t, check.Confirm, c.Verdict)
}
