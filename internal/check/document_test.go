package check_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/layer"
	"onemap/internal/problem"
)

// rich is a world with something of everything, its features in the given order.
func rich(t *testing.T, reversed bool) *world {
	t.Helper()
	w := plain(t)
	farms := []layer.Feature{
		feature("P1", "", rect(t, 5, 0, 60, 6)), feature("P2", "", rect(t, 5, 4, 60, 9)),
		feature("P3", "", rect(t, 9.998, 9.1, 60, 9.9)), feature("P4", "", rect(t, -5, 10, 60, 11)),
	}
	land := []layer.Feature{feature("D1", "", rect(t, 0, 0, 6, 10)), feature("D2", "", rect(t, 6, 0, 9, 10))}
	land[0].Attributes = map[string]string{"DLMC": "水浇地", "DLBM": "0102"}
	if reversed {
		slices.Reverse(farms)
		slices.Reverse(land)
	}
	w.publish("PBF", farms...)
	w.publish("DLTB", land...)
	w.publish("RED", feature("R1", "general", rect(t, 0, 0, 1, 1)))
	return w
}

func richRequest(t *testing.T) check.Request {
	r := request("CON", check.Subject{ID: "a", Name: "<甲>", Shape: rect(t, 0, 0, 10, 10)}, check.Subject{Shape: rect(t, 20, 20, 21, 21)})
	r.Submission.Problems = []problem.Problem{{Code: "W03", Severity: problem.Warning, Place: &problem.Place{Lon: 118, Lat: 36}}}
	return r
}

func document(t *testing.T, w *world, r check.Request) []byte {
	t.Helper()
	c, err := w.engine(&second{world: w, factor: 1}).Check(t.Context(), r)
	require.NoError(t, err)
	b, err := c.Document().Bytes()
	require.NoError(t, err)
	return b
}

func TestTheSameCheckGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	first := document(t, rich(t, false), richRequest(t))
	for range 3 {
		require.Equal(t, string(first), string(document(t, rich(t, false), richRequest(t))))
	}
	require.Equal(t, string(first), string(document(t, rich(t, true), richRequest(t))), "order of features is irrelevant")
	r, s := richRequest(t), richRequest(t)
	r.Layers, s.Layers = []layer.Code{"RED", "PBF"}, []layer.Code{"PBF", "RED"}
	require.Equal(t, string(document(t, rich(t, false), r)), string(document(t, rich(t, false), s)), "order of layers is irrelevant")
}

func TestADocumentReadsBack(t *testing.T) {
	t.Parallel()
	b := document(t, rich(t, false), richRequest(t))
	d, err := check.ParseDocument(b)
	require.NoError(t, err)
	again, err := d.Bytes()
	require.NoError(t, err)
	require.Equal(t, string(b), string(again))
}

func TestADocumentHasTheFieldsOfTheDesignInOrder(t *testing.T) {
	t.Parallel()
	b := document(t, rich(t, false), richRequest(t))
	var d map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(b, &d))
	var subjects []json.RawMessage
	require.NoError(t, json.Unmarshal(d["subjects"], &subjects))
	opens := func(raw json.RawMessage, keys ...string) {
		t.Helper()
		require.Equal(t, keys, keysOf(t, raw)[:len(keys)])
	}
	opens(b, "check", "subjects", "problems")
	opens(d["check"], "id", "number", "kind", "as_of", "known_at", "engine", "verdict", "rule_sets", "editions")
	opens(subjects[0], "ordinal", "id", "name", "area_m2", "declared_area_m2", "verdict", "geometry", "layers", "findings", "suggestion")
	var s map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(subjects[0], &s))
	opens(s["suggestion"], "area_m2", "parts", "geometry")
	opens(firstOf(t, s["layers"]), "layer", "state", "reason", "covered_share", "overlap_m2", "share", "verdict")
	opens(firstOf(t, s["findings"]), "layer", "feature", "relation", "class", "area_m2", "share_of_subject", "share_of_feature",
		"width_m", "agreement", "rule", "verdict", "documents", "basis", "geometry")
	opens(firstOf(t, d["problems"]), "code", "severity", "subject", "row", "message", "lon", "lat")
}

func firstOf(t *testing.T, raw json.RawMessage) json.RawMessage {
	t.Helper()
	var all []json.RawMessage
	require.NoError(t, json.Unmarshal(raw, &all))
	require.NotEmpty(t, all)
	return all[0]
}

// keysOf gives the keys of an object in the order they are written.
func keysOf(t *testing.T, raw json.RawMessage) (keys []string) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(raw))
	_, err := d.Token()
	require.NoError(t, err)
	for d.More() {
		k, err := d.Token()
		require.NoError(t, err)
		keys = append(keys, k.(string))
		var skip json.RawMessage
		require.NoError(t, d.Decode(&skip))
	}
	return keys
}

func TestWhatWasNotMeasuredIsNull(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.broken[4] = errBroken
	c, err := w.engine(nil).Check(t.Context(), request("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)}))
	require.NoError(t, err)
	for _, l := range c.Document().Subjects[0].Layers {
		require.Equal(t, l.Layer == "ROAD", l.Overlap == nil, l.Layer)
	}
}

func TestAReplayGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	w, r := rich(t, false), richRequest(t)
	r.Submission.Bytes = []byte("as received")
	sum := sha256.Sum256(r.Submission.Bytes)
	r.Submission.SHA256 = hex.EncodeToString(sum[:])
	engine := w.engine(&second{world: w, factor: 1})
	c, err := engine.Check(t.Context(), r)
	require.NoError(t, err)
	stored := check.Stored{ID: r.ID, Number: r.Number, AsOf: r.AsOf, KnownAt: r.KnownAt, Engine: c.Engine, LawContent: w.law.Content()}
	stored.Document, err = c.Document().Bytes()
	require.NoError(t, err)
	for _, e := range c.Editions {
		stored.EditionIDs = append(stored.EditionIDs, e.ID)
	}
	submission := *r.Submission
	submission.Subjects, submission.Problems = nil, nil
	stored.Submission = &submission
	read := func(context.Context, check.Submission) (check.Submission, error) {
		return *richRequest(t).Submission, nil
	}

	w.publish("PBF", feature("new", "", rect(t, 0, 0, 60, 60))) // what came later changes nothing
	same, document, err := engine.Replay(t.Context(), stored, read)
	require.NoError(t, err)
	require.Equal(t, string(stored.Document), string(document))
	require.True(t, same)

	stored.Document[40] ^= 1
	same, _, err = engine.Replay(t.Context(), stored, read)
	require.NoError(t, err)
	require.False(t, same, "a document that was tampered with is not the same")

	submission.Bytes = []byte("another file")
	_, _, err = engine.Replay(t.Context(), stored, read)
	p, ok := problem.As(err)
	require.True(t, ok)
	require.Equal(t, "C06", p.Code)
}

func TestListsAreNeverNull(t *testing.T) {
	t.Parallel()
	b := document(t, rich(t, false), richRequest(t))
	for _, list := range []string{"documents", "basis", "narrowed_to", "layers", "findings", "near", "rows", "rule_sets", "editions", "problems"} {
		require.NotContains(t, string(b), `"`+list+`":null`)
	}
}
