package check_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/overlay"
)

// The little world of these tests lies around (118, 36). Its unit, u, is 0.001
// degree: about 90 m east, 111 m north.

const kindsText = `
attributes:
  - {code: project_class, name: {zh: 项目类别, en: Project class}}
kinds:
  - {code: CON, name: {zh: 建设用地, en: Construction}, layers: [RED, PBF, UDB, ROAD], required: [RED, PBF], attributes: [project_class]}
  - {code: MNO, name: {zh: 新设采矿权, en: New mining right}, layers: [RED, CKQ], required: [RED, CKQ], attributes: []}
`

const toleranceText = `
noise: {area_m2: 1, width_m: 0.05}
sliver: {area_m2: 10, width_m: 0.5}
near_m: 50
confirm: [RED]
note: {zh: 容差, en: Tolerance}
`

const rulesText = `
pack: national
name: {zh: 国家, en: National}
rules:
  - {id: national/red/core, title: {zh: 核心区禁止, en: Core forbidden}, effective: {from: 2020-01-01}, kinds: [CON, MNO], layer: RED, zones: [core], relation: overlap, verdict: prohibited, basis: [{document: 142号}], confidence: high}
  - {id: national/red/general, title: {zh: 一般区有条件, en: General conditional}, effective: {from: 2020-01-01}, kinds: [CON], layer: RED, zones: [general], relation: overlap, verdict: conditional, documents: [D1], basis: [{document: 142号}], confidence: high}
  - {id: national/pbf, title: {zh: 农田禁止, en: Farmland forbidden}, effective: {from: 2020-01-01}, kinds: [CON], layer: PBF, relation: overlap, verdict: prohibited, unless: {attribute: project_class, in: [national_key], verdict: conditional, documents: [D3]}, basis: [{document: 土地管理法, article: 第三十五条}], confidence: high}
  - {id: national/udb, title: {zh: 须在边界内, en: Must be inside}, effective: {from: 2020-01-01}, kinds: [CON], layer: UDB, relation: inside, verdict: prohibited, basis: [{document: 办法}], confidence: medium}
  - {id: national/road, title: {zh: 公路控制区, en: Road control}, effective: {from: 2020-01-01}, kinds: [CON], layer: ROAD, relation: within, distance_m: 100, verdict: note, basis: [{document: 条例}], confidence: high}
  - {id: national/ckq, title: {zh: 矿权重叠, en: Rights overlap}, effective: {from: 2020-01-01}, kinds: [MNO], layer: CKQ, relation: overlap, verdict: prohibited, basis: [{document: 4号}], confidence: medium}
  - {id: national/ckq/depth, title: {zh: 同平面不同深度, en: Same plane}, effective: {from: 2020-01-01}, kinds: [MNO], layer: CKQ, relation: same-plane-different-depth, verdict: conditional, documents: [D1], basis: [{document: 4号}], confidence: medium}
`

const documentsText = `
documents:
  - {code: D1, name: {zh: 认定意见, en: Opinion}}
  - {code: D3, name: {zh: 国务院批准, en: State Council approval}}
`

const mineralsText = `
groups: []
minerals: []
`

func layerText(code, more string) string {
	return fmt.Sprintf(`
code: %s
name: {zh: %s图层, en: %s layer}
class: plan
source: test
id: BSM
name_field: MC
accuracy_m: 1
sensitivity: public
style: {fill: "#ffffff", line: "#000000", pattern: hatch}
fields:
  - {code: BSM, name: {zh: 标识码, en: Id}, type: text}
  - {code: MC, name: {zh: 名称, en: Name}, type: text}
  - {code: DLMC, name: {zh: 地类, en: Class}, type: text}
  - {code: DLBM, name: {zh: 地类码, en: Class code}, type: text}
  - {code: T, name: {zh: 上限, en: Top}, type: number}
  - {code: B, name: {zh: 下限, en: Bottom}, type: number}
%s`, code, code, code, more)
}

func law(t testing.TB) *check.Law {
	t.Helper()
	files := map[string]string{
		"rules/kinds.yaml": kindsText, "rules/tolerance.yaml": toleranceText, "rules/national.yaml": rulesText,
		"rules/documents.yaml": documentsText, "rules/minerals.yaml": mineralsText,
		"layers/RED.yaml": layerText("RED", "zone: {field: MC, names: {core: {zh: 核心, en: core}, general: {zh: 一般, en: general}}}\n"),
		"layers/PBF.yaml": layerText("PBF", ""), "layers/UDB.yaml": layerText("UDB", ""), "layers/ROAD.yaml": layerText("ROAD", ""),
		"layers/CKQ.yaml":  layerText("CKQ", "elevation: {top: T, bottom: B}\n"),
		"layers/DLTB.yaml": layerText("DLTB", "breakdown: DLMC\n"),
	}
	fs := fstest.MapFS{}
	for name, text := range files {
		fs[name] = &fstest.MapFile{Data: []byte(text)}
	}
	l, err := check.LoadLaw(fs)
	require.NoError(t, err)
	return l
}

// rect is a rectangle in units of the little world, corners in eighths or so.
func rect(t testing.TB, west, south, east, north float64) geometry.Shape {
	t.Helper()
	at := func(x, y float64) geometry.Position { return geometry.Position{X: 118 + x/1000, Y: 36 + y/1000} }
	s, err := geometry.FromDegrees([][][]geometry.Position{{{
		at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)}}})
	require.NoError(t, err)
	return s
}

// world holds editions in memory.
type world struct {
	law    *check.Law
	data   map[int64]*check.LayerData
	broken map[int64]error
	hang   map[int64]bool
	mu     sync.Mutex
	t      testing.TB
}

var (
	day    = layer.NewDate(2026, time.March, 1)
	known  = time.Date(2026, time.March, 2, 0, 0, 0, 0, time.UTC)
	before = time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
)

func newWorld(t testing.TB) *world {
	return &world{law: law(t), data: map[int64]*check.LayerData{}, broken: map[int64]error{}, hang: map[int64]bool{}, t: t}
}

// publish adds an edition that covers the whole little world.
func (w *world) publish(code layer.Code, features ...layer.Feature) *check.LayerData {
	return w.publishCovering(code, rect(w.t, -100, -100, 100, 100), features...)
}

func (w *world) publishCovering(code layer.Code, ground geometry.Shape, features ...layer.Feature) *check.LayerData {
	w.t.Helper()
	shapes := make([]geometry.Shape, len(features))
	for i := range features {
		features[i].Ordinal = i
		shapes[i] = features[i].Shape
	}
	s, err := overlay.Build(shapes)
	require.NoError(w.t, err)
	id := int64(len(w.data) + 1)
	w.data[id] = &check.LayerData{
		Definition: w.law.Layers[code], Features: features, Snapshot: s,
		Edition: layer.Edition{ID: id, Layer: code, State: layer.Published, Effective: layer.NewDate(2025, time.June, 1),
			Recorded: before, Coverage: ground, SHA256: "ab", Features: len(features), SelfOverlap: true},
	}
	return w.data[id]
}

func (w *world) Catalogue(context.Context) (layer.Catalogue, error) {
	var c layer.Catalogue
	for _, d := range w.data {
		c = append(c, d.Edition)
	}
	return c, nil
}

func (w *world) LayerData(ctx context.Context, id int64) (*check.LayerData, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.hang[id] {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	if err := w.broken[id]; err != nil {
		return nil, err
	}
	return w.data[id], nil
}

var errBroken = errors.New("connection reset")

func (w *world) engine(second check.SecondEngine) *check.Engine {
	return check.NewEngine(w, second, func(context.Context, time.Time) (*check.Law, error) { return w.law, nil }, "onemap test")
}

func request(kind check.Kind, subjects ...check.Subject) check.Request {
	for i := range subjects {
		subjects[i].Ordinal = i + 1
	}
	return check.Request{ID: "1", Number: "N1", AsOf: day, KnownAt: known,
		Submission: &check.Submission{Kind: kind, FileName: "a.txt", Subjects: subjects}}
}

// answer checks one subject and gives its result.
func (w *world) answer(kind check.Kind, s check.Subject) check.SubjectResult {
	w.t.Helper()
	c, err := w.engine(nil).Check(w.t.Context(), request(kind, s))
	require.NoError(w.t, err)
	require.Len(w.t, c.Subjects, 1)
	return c.Subjects[0]
}

func layerOf(t testing.TB, s check.SubjectResult, code layer.Code) check.LayerResult {
	t.Helper()
	for _, l := range s.Layers {
		if l.Layer == code {
			return l
		}
	}
	require.Fail(t, "layer not in the answer", code)
	return check.LayerResult{}
}

func feature(id, zone string, s geometry.Shape) layer.Feature {
	return layer.Feature{ID: id, Zone: zone, Shape: s, Area: s.Area()}
}

// plain is a world in which nothing is wrong with a subject inside (0,0,10,10).
func plain(t testing.TB) *world {
	w := newWorld(t)
	w.publish("RED", feature("R1", "core", rect(t, 50, 50, 60, 60)))
	w.publish("PBF", feature("P1", "", rect(t, 50, 0, 60, 10)))
	w.publish("UDB", feature("U1", "", rect(t, -20, -20, 40, 40)))
	w.publish("ROAD", feature("G1", "", rect(t, 0, 45, 60, 46)))
	return w
}
