package ogc

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
)

// ParseBBox reads four numbers (or six, of which the heights are passed over)
// in the axis order of the system and gives the ground of the box in degrees.
// In degrees a west beyond the east goes across the antimeridian (part 1,
// 7.15.3). Problem O04.
func ParseBBox(text string, c CRS) (Region, error) {
	v, err := boxNumbers(text)
	if err != nil {
		return nil, err
	}
	if c.NorthFirst {
		v[0], v[1], v[2], v[3] = v[1], v[0], v[3], v[2]
	}
	switch {
	case v[1] > v[3]:
		return nil, badBox(text, "下边大于上边", "its lower side is above its upper side")
	case v[0] <= v[2]:
		return c.box(text, v)
	case !c.Degrees():
		return nil, badBox(text, "左边大于右边", "its left side is right of its right side")
	}
	east, err := c.box(text, [4]float64{v[0], v[1], 180, v[3]})
	if err != nil {
		return nil, err
	}
	west, err := c.box(text, [4]float64{-180, v[1], v[2], v[3]})
	return append(east, west...), err
}

func boxNumbers(text string) (v [4]float64, err error) {
	parts := strings.Split(text, ",")
	if len(parts) != 4 && len(parts) != 6 {
		return v, badBox(text, "应为 4 或 6 个数", "it must be 4 or 6 numbers")
	}
	all := make([]float64, len(parts))
	for i, p := range parts {
		all[i], err = strconv.ParseFloat(strings.TrimSpace(p), 64)
		if err != nil || math.IsNaN(all[i]) || math.IsInf(all[i], 0) {
			return v, badBox(text, fmt.Sprintf("%q 不是数", p), fmt.Sprintf("%q is not a number", p))
		}
	}
	half := len(all) / 2
	return [4]float64{all[0], all[1], all[half], all[half+1]}, nil
}

// longestStep, metres, bounds how far the straight side of a box in a plane may
// be from the ring that stands for it: 4 mm at 500 m (domain 5.5).
const (
	longestStep = 500
	mostSteps   = 512
)

// box is the ring around a box, west, south, east, north in the system. Sides
// that are not straight in degrees are cut into steps.
func (c CRS) box(text string, v [4]float64) (Region, error) {
	corners := [5]geometry.Position{{X: v[0], Y: v[1]}, {X: v[2], Y: v[1]}, {X: v[2], Y: v[3]}, {X: v[0], Y: v[3]}, {X: v[0], Y: v[1]}}
	var ring []geometry.Position
	for i := range 4 {
		a, b := corners[i], corners[i+1]
		n := c.steps(math.Hypot(b.X-a.X, b.Y-a.Y))
		for j := range n {
			t := float64(j) / float64(n)
			ring = append(ring, geometry.Position{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t})
		}
	}
	for i := range ring {
		p, err := c.Geographic(ring[i])
		if err != nil {
			return nil, badBox(text, "超出坐标系 "+c.URI+" 的范围", "it is outside what "+c.URI+" can hold")
		}
		ring[i] = p
	}
	return Region{append(ring, ring[0])}, nil
}

func (c CRS) steps(length float64) int {
	if c.Degrees() || c.EPSG == geometry.WebMercator {
		return 1
	}
	return int(math.Min(math.Max(1, math.Ceil(length/longestStep)), mostSteps))
}

func badBox(text, zh, en string) error {
	return refuse(codeBBox,
		bilingual.Text{ZH: fmt.Sprintf("bbox %q 无效：%s", text, zh), EN: fmt.Sprintf("the bbox %q is not valid: %s", text, en)},
		bilingual.Text{
			ZH: "写作 左,下,右,上；采用 bbox-crs 的轴序（缺省 CRS84：经度,纬度,经度,纬度；EPSG:4490：纬度在前）",
			EN: "write it as left,lower,right,upper in the axis order of bbox-crs (CRS84, the default: longitude first; EPSG:4490: latitude first)",
		})
}
