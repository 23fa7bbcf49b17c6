package ingest

import (
	"fmt"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// zoneEPSG is the code of a CGCS2000 Gauss-Krüger zone with the zone number in
// the easting (domain 5.1): 3-degree zones are 25..45, 6-degree ones 13..23.
func zoneEPSG(zone int) int {
	if zone >= 25 {
		return 4488 + zone
	}
	return 4478 + zone
}

// zoneOf is the number of the zone of an EPSG code, 0 for a system without one.
func zoneOf(epsg int) int {
	zone, _ := geometry.CRS{EPSG: epsg}.Zone()
	return zone.Number
}

// knownZone tells whether a number is a zone of China, 3 or 6 degrees wide.
func knownZone(zone int) bool { return zone >= 13 && zone <= 23 || zone >= 25 && zone <= 45 }

// meridian is the central meridian of a zone in degrees, half its nominal half width.
func meridian(zone int) (centre, half float64) {
	if zone >= 25 {
		return float64(3 * zone), 1.5
	}
	return float64(6*zone - 3), 3
}

// settle decides the zone: the prefix in the numbers, else the header (W05),
// else what the sender declared; E09 when nobody says.
func (f frame) settle(inFile int, out *placed) (int, *problem.Problem) {
	declared := zoneOf(f.declared.EPSG)
	if inFile != 0 {
		f.compare(inFile, out)
		return inFile, nil
	}
	zone, from := f.zone, say("文件头", "the header")
	if zone == 0 {
		zone, from = declared, say("声明的坐标系", "the declared CRS")
	}
	if !knownZone(zone) || f.span == 3 && zone < 25 || f.span == 6 && zone > 23 {
		return 0, refuse("E09", say("横坐标没有带号，文件头也没有可用的带号", "the easting has no zone number and the header gives none that fits"),
			say("请声明坐标系的 EPSG 代码，例如 4548（3 度带中央经线 117°，不含带号）", "declare the EPSG code, e.g. 4548 (3-degree, central meridian 117°, without prefix)"))
	}
	out.problems = append(out.problems, warn("W05", bilingual.Text{
		ZH: fmt.Sprintf("横坐标没有带号，已按%s补上第 %d 带", from.ZH, zone),
		EN: fmt.Sprintf("the easting has no zone number; zone %d was taken from %s", zone, from.EN),
	}, say("请确认带号", "make sure of the zone")))
	return zone, nil
}

// compare is W06: the numbers win over the header, and that is said. Which of
// the two is right decides where the plot lies, so it has to be confirmed.
func (f frame) compare(inFile int, out *placed) {
	span := 6
	if inFile >= 25 {
		span = 3
	}
	if (f.zone == 0 || f.zone == inFile) && (f.span == 0 || f.span == span) {
		return
	}
	tell := doubt
	if zoneOf(f.declared.EPSG) == inFile {
		tell = notice // the sender's declaration settles it
	}
	out.problems = append(out.problems, tell("W06",
		say("文件头写的是 %d 度带第 %d 带，坐标中的带号是 %d，已按坐标读取", "the header says %d-degree zone %d, the coordinates say zone %d; the coordinates were followed", f.span, f.zone, inFile),
		say("请更正文件头或坐标，或声明坐标系的 EPSG 代码", "correct the header or the coordinates, or declare the EPSG code")))
}

// noteDatum says aloud that CGCS2000 was assumed where nothing states it.
func (f frame) noteDatum(out *placed) {
	if f.datum || f.declared.EPSG != 0 {
		return
	}
	out.problems = append(out.problems, doubt(assumedDatum,
		say("文件没有说明坐标系，已按 2000 国家大地坐标系（%s）读取", "the file names no datum; it was read as CGCS2000 (%s)", out.crs.Name()),
		say("请声明坐标系的 EPSG 代码以确认", "declare the EPSG code to confirm it")))
}

// placeDegrees reads rows of longitude and latitude in either order; in China
// the two ranges do not meet.
func (f frame) placeDegrees(rows []pair) (placed, *problem.Problem) {
	isLat := func(v float64) bool { return v >= 3 && v <= 54 }
	isLon := func(v float64) bool { return v >= 73 && v <= 136 }
	var out placed
	switch {
	case within(rows, isLon, true) && within(rows, isLat, false):
		if !f.east {
			out.problems = f.swapped()
		}
		rows = exchanged(rows)
	case within(rows, isLat, true) && within(rows, isLon, false):
	default:
		return out, unplaceable(rows)
	}
	epsg := 4490
	if f.declared.EPSG == 4326 {
		epsg = 4326
	}
	crs, err := geometry.LookupCRS(epsg)
	if err != nil {
		return out, asProblem(err)
	}
	out.crs = crs
	for _, p := range rows {
		out.positions = append(out.positions, geometry.Position{X: p.b, Y: p.a})
	}
	f.noteDatum(&out)
	return out, nil
}

// outOfZone is W08: the shape lies outside the nominal width of its zone.
func outOfZone(zone int, b geometry.Bounds) (problem.Problem, bool) {
	centre, half := meridian(zone)
	d := b.Degrees()
	if zone == 0 || d[0] >= centre-half && d[2] <= centre+half {
		return problem.Problem{}, false
	}
	return notice("W08", say("图形超出第 %d 带的标称范围（经度 %.4f–%.4f）", "the geometry leaves the nominal width of zone %d (longitude %.4f–%.4f)", zone, d[0], d[2]),
		say("跨带项目可以如此；否则请检查带号", "a project across zones may do so; otherwise check the zone")), true
}
