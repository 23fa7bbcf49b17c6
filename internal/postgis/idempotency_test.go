package postgis_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/pgtest"
	"onemap/internal/postgis"
	"onemap/internal/problem"
)

func request(letter string) string { return strings.Repeat(letter, 64) }

func TestSameKeySameRequestSameAnswer(t *testing.T) {
	t.Parallel()
	s := open(t)
	ctx := asPlanner(t)
	earlier, err := s.TakeKey(ctx, "k", request("a"))
	require.NoError(t, err)
	require.Nil(t, earlier)
	_, err = s.TakeKey(ctx, "k", request("a"))
	require.Equal(t, problem.Conflict, requireProblem(t, err, "K01").Class)

	answer := postgis.Answer{Status: 201, Header: map[string]string{"Location": "/v1/checks/1"}, Body: []byte("{}")}
	c := checked(t, s, published(t, s))
	require.NoError(t, s.SaveCheck(ctx, submission(square(0, 0, 1)), c, []byte("{}"), postgis.Keyed{Key: "k", Answer: answer}))
	earlier, err = s.TakeKey(ctx, "k", request("a"))
	require.NoError(t, err)
	require.Equal(t, &answer, earlier)
	_, err = s.TakeKey(ctx, "k", request("b"))
	require.Equal(t, 422, problem.Status(requireProblem(t, err, "K02")))
	other, err := s.TakeKey(t.Context(), "k", request("b"))
	require.NoError(t, err)
	require.Nil(t, other, "keys of two principals are apart")
}

func TestReleasedKeyMayBeTakenAgain(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	s := openAt(t, url, postgis.Options{})
	_, err := s.TakeKey(t.Context(), "k", request("a"))
	require.NoError(t, err)
	require.NoError(t, s.ReleaseKey(t.Context(), "k"))
	_, err = s.TakeKey(t.Context(), "k", request("b"))
	require.NoError(t, err)
	require.NoError(t, execute(t, url, "UPDATE idempotency_key SET taken = taken - interval '1 hour'"))
	_, err = s.TakeKey(t.Context(), "k", request("b"))
	require.NoError(t, err, "the server that took it is dead")
	_, err = s.TakeKey(t.Context(), "", request("b"))
	requireProblem(t, err, "S38")
}

func TestFiftyAtOnceWithOneKeyWorkOnce(t *testing.T) {
	t.Parallel()
	s := open(t)
	var wait sync.WaitGroup
	var mu sync.Mutex
	taken := 0
	var refused []error
	for range 50 {
		wait.Go(func() {
			answer, err := s.TakeKey(t.Context(), "k", request("a"))
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err != nil:
				refused = append(refused, err)
			case answer == nil:
				taken++
			}
		})
	}
	wait.Wait()
	require.Equal(t, 1, taken)
	require.Len(t, refused, 49)
	for _, err := range refused {
		requireProblem(t, err, "K01")
	}
}
