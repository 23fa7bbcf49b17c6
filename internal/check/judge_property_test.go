package check

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/layer"
)

// everyCase asks about every kind, layer, zone and relation that can occur.
func everyCase(law *Law, ask func(Judged)) {
	for _, k := range law.Kinds {
		for _, code := range k.Layers {
			for _, zone := range append([]string{""}, law.Layers[code].Zones()...) {
				for _, relation := range []Relation{Overlap, Outside, Within, SamePlane} {
					ask(Judged{Kind: k.Code, AsOf: someDay, Layer: code, Relation: relation, Feature: &FeatureRef{Zone: zone}})
				}
			}
		}
	}
}

// A thinner overlap is never judged worse, and only a conflict or a distance
// can be worse than "confirm".
func TestJudgeIsMildToWhatIsThin(t *testing.T) {
	law := shippedLaw(t)
	everyCase(law, func(in Judged) {
		last := Prohibited
		for _, class := range []Class{Conflict, Sliver, Noise, Touch} {
			in.Class = class
			v := law.Judge(in)[0].Verdict
			require.LessOrEqual(t, v, last, "%+v", in)
			require.True(t, class == Conflict || v <= Confirm, "%+v", in)
			last = v
		}
	})
}

// An unknown zone is never judged better than a known one.
func TestJudgeTakesAnUnknownZoneForTheStrictest(t *testing.T) {
	law := shippedLaw(t)
	everyCase(law, func(in Judged) {
		in.Class = Conflict
		known := law.Judge(in)[0].Verdict
		in.Feature = &FeatureRef{}
		require.GreaterOrEqual(t, law.Judge(in)[0].Verdict, known, "%+v", in)
	})
}

// Without the county pack no answer is stricter than with it.
func TestJudgeOfTheCountyIsNeverMilder(t *testing.T) {
	law := shippedLaw(t)
	national := *law
	national.Packs = law.Packs[:1]
	national.fillIndex()
	stricter := 0
	everyCase(law, func(in Judged) {
		in.Class = Conflict
		with, without := law.Judge(in)[0].Verdict, national.Judge(in)[0].Verdict
		require.GreaterOrEqual(t, with, without, "%+v", in)
		if with > without {
			stricter++
		}
	})
	require.Positive(t, stricter)
}

// Red line and permanent basic farmland: no overlap on any day, for any kind,
// is ever clear.
func TestJudgeConfirmsEveryOverlapWithTheLines(t *testing.T) {
	law := shippedLaw(t)
	everyCase(law, func(in Judged) {
		if in.Relation != Overlap || in.Layer != "STBHHX" && in.Layer != "YJJBNTTB" {
			return
		}
		for _, class := range []Class{Conflict, Sliver, Noise} {
			for _, day := range []layer.Date{someDay, layer.NewDate(2010, 1, 1), layer.NewDate(2020, 6, 1)} {
				in.Class, in.AsOf = class, day
				require.GreaterOrEqual(t, law.Judge(in)[0].Verdict, Confirm, "%+v", in)
			}
		}
	})
}
