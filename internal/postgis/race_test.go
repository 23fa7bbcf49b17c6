package postgis_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/layer"
)

// While editions are published in a loop, every reader sees whole ones only:
// what the catalogue names can be read, with all its features.
func TestEditionIsPublishedWhollyOrNotAtAll(t *testing.T) {
	t.Parallel()
	s := open(t)
	const editions = 6
	stop := make(chan struct{})
	var wait sync.WaitGroup
	faults := make(chan error, 100)
	for range 3 {
		wait.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				catalogue, err := s.Catalogue(t.Context())
				if err != nil {
					faults <- err
					return
				}
				for _, e := range catalogue {
					d, err := s.LayerData(t.Context(), e.ID)
					if err != nil || len(d.Features) != e.Features {
						faults <- fmt.Errorf("edition %d is not whole: %d of %d features, %w", e.ID, count(d), e.Features, err)
						return
					}
				}
			}
		})
	}
	for i := range editions {
		e := draft()
		e.Effective = layer.NewDate(2026, 1, 1+i)
		e, err := s.ImportEdition(t.Context(), e, stream(farmland()))
		require.NoError(t, err)
		_, err = s.Publish(t.Context(), e.ID, "")
		require.NoError(t, err)
	}
	close(stop)
	wait.Wait()
	close(faults)
	for err := range faults {
		require.NoError(t, err)
	}
}

func count(d *check.LayerData) int {
	if d == nil {
		return 0
	}
	return len(d.Features)
}

// Two publish the same draft at once: one does, the other hears why not.
func TestTwoCannotPublishTheSameDraft(t *testing.T) {
	t.Parallel()
	s := open(t)
	e, err := s.ImportEdition(t.Context(), draft(), stream(farmland()))
	require.NoError(t, err)
	errs := make([]error, 2)
	var wait sync.WaitGroup
	for i := range errs {
		wait.Go(func() { _, errs[i] = s.Publish(t.Context(), e.ID, "") })
	}
	wait.Wait()
	if errs[0] != nil {
		errs[0], errs[1] = errs[1], errs[0]
	}
	require.NoError(t, errs[0])
	requireProblem(t, errs[1], "S39")
}
