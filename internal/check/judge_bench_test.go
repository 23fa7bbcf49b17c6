package check

import (
	"testing"

	"onemap/schema"
)

// A batch judges every overlap of every parcel; this is what one costs.
//
//	go test ./internal/check -run '^$' -bench Judge -benchmem
func BenchmarkJudge(b *testing.B) {
	law, err := LoadLaw(schema.FS)
	if err != nil {
		b.Fatal(err)
	}
	in := on("CON", "YJJBNTTB")
	in.Feature, in.Attributes = &FeatureRef{ID: "f"}, map[string]string{"project_class": "国家重大项目"}
	b.ReportAllocs()
	for b.Loop() {
		law.Judge(in)
	}
}
