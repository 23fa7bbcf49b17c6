package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"onemap/internal/check"
	"onemap/internal/geometry"
)

func findingColumns() []string {
	return []string{
		"check_id", "ordinal", "subject", "layer", "edition", "feature", "feature_id", "relation", "class", "area_m2",
		"share_of_subject", "share_of_feature", "width_m", "distance_m", "overlay_m2", "postgis_m2", "agrees", "rule", "verdict", "geom",
	}
}

// copyFindings stores the findings of a check as rows, for queries over many
// checks; the answer itself is the document.
func copyFindings(ctx context.Context, tx pgx.Tx, c *check.Check) error {
	var rows [][]any
	for i := range c.Subjects {
		for j := range c.Subjects[i].Findings {
			rows = append(rows, findingRow(c.ID, len(rows), c.Subjects[i].Subject.Ordinal, &c.Subjects[i].Findings[j]))
		}
	}
	_, err := tx.CopyFrom(ctx, pgx.Identifier{"finding"}, findingColumns(), pgx.CopyFromRows(rows))
	return err
}

func findingRow(id string, ordinal, subject int, f *check.Finding) []any {
	var feature *int
	var featureID string
	if f.Feature != nil {
		feature, featureID = &f.Feature.Ordinal, f.Feature.ID
	}
	overlay, second, agrees := agreement(f.Agreement)
	return []any{
		id, ordinal, subject, string(f.Layer), f.Edition, feature, featureID, string(f.Relation), string(f.Class), float64(f.Area),
		f.ShareOfSubject, f.ShareOfFeature, float64(f.Width), (*float64)(f.Distance), overlay, second, agrees,
		ruleID(f.Rule), f.Verdict.String(), polygons(f.Shape),
	}
}

func agreement(a *check.Agreement) (overlay, second *float64, agrees *bool) {
	if a == nil {
		return nil, nil, nil
	}
	return (*float64)(&a.Overlay), (*float64)(&a.PostGIS), &a.Agrees
}

func ruleID(r *check.Rule) *string {
	if r == nil {
		return nil
	}
	return &r.ID
}

// polygons is EWKB or NULL; a nil []byte would be sent as an empty value.
func polygons(s geometry.Shape) any {
	if s.IsEmpty() {
		return nil
	}
	return s.EWKB()
}
