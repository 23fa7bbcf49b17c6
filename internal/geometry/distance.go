package geometry

// Distance is not finished.
func Distance(a, b Shape) Metres { return 0 }
