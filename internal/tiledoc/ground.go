package tiledoc

import "math"

// Around is the box around the features of all layers; false when there are
// none.
func Around(layers []Layer) (b [4]float64, ok bool) {
	for _, v := range layers {
		switch {
		case v.Featureless:
		case !ok:
			b, ok = v.Bounds, true
		default:
			b = [4]float64{min(b[0], v.Bounds[0]), min(b[1], v.Bounds[1]), max(b[2], v.Bounds[2]), max(b[3], v.Bounds[3])}
		}
	}
	return b, ok
}

// Fitting is the whole zoom at which a box fills a screen of about 1000
// pixels, for tiles shown 512 pixels wide.
func Fitting(b [4]float64) float64 {
	wide := math.Max(b[2]-b[0], (b[3]-b[1])*1.7) // a degree of latitude is longer, and the screen wider than high
	if wide <= 0 {
		return 14
	}
	return math.Max(MinZoom, math.Min(17, math.Floor(math.Log2(360*2/wide))))
}
