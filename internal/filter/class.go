package filter

// Classes are the conformance classes of CQL2 1.0 that are offered. TestPlaces
// of package postgis shows each one, the encodings are shown here (decision
// 061).
func Classes() []string {
	return []string{
		"basic-cql2", "advanced-comparison-operators", "case-insensitive-comparison", "accent-insensitive-comparison",
		"basic-spatial-functions", "basic-spatial-functions-plus", "spatial-functions", "temporal-functions",
		"property-property", "arithmetic", "cql2-text", "cql2-json",
	}
}
