package ogc

import "onemap/internal/layer"

// Item is a feature of a page with the values it was sorted by, as text; nil is
// no value.
type Item struct {
	Feature layer.Feature
	Keys    []*string
}

// Mark is where a page ends that ends with i.
func (i Item) Mark() Mark { return Mark{i.Keys, i.Feature.Ordinal} }
