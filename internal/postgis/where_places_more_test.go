package postgis_test

import "strings"

func basicSpatialFunctions() map[string]int {
	return map[string]int{
		"S_INTERSECTS(geom,BBOX(-180,-90,180,90))":           10,
		"S_INTERSECTS(geom,BBOX(118.001,36,118.002,36.001))": 3,
		"S_INTERSECTS(geom,POINT(118.0015 36.0005))":         1,
		"S_INTERSECTS(geom,POINT(118.001 36.0005))":          2,
		"S_INTERSECTS(geom,BBOX(150,-90,-150,90))":           0,
	}
}

func literals() map[string]int {
	return map[string]int{
		"S_INTERSECTS(geom,POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90)))":                                       10,
		"S_INTERSECTS(geom,LINESTRING(118.0005 36.0005,118.0025 36.0005))":                                             3,
		"S_INTERSECTS(geom,LINESTRING(118 36.002,118.01 36.002))":                                                      0,
		"S_INTERSECTS(geom,MULTIPOINT(118.0005 36.0005,118.0095 36.0005))":                                             2,
		"S_INTERSECTS(geom,GEOMETRYCOLLECTION(POINT(118.0005 36.0005),LINESTRING(118.0045 36.0005,118.0055 36.0005)))": 3,
	}
}

func spatialFunctions() map[string]int {
	return map[string]int{
		"S_DISJOINT(geom,GEOMETRYCOLLECTION(POINT(118.0005 36.0005),LINESTRING(118.0045 36.0005,118.0055 36.0005)))": 7,
		"S_DISJOINT(geom,BBOX(118.001,36,118.002,36.001))":                                                           7,
		"NOT S_DISJOINT(geom,POINT(118.0015 36.0005))":                                                               1,
		"S_EQUALS(geom,BBOX(118.001,36,118.002,36.001))":                                                             1,
		"S_EQUALS(geom,POLYGON((118.001 36,118.0015 36,118.002 36,118.002 36.001,118.001 36.001,118.001 36)))":       1,
		"S_EQUALS(geom,POINT(118.0015 36.0005))":                                                                     0,
		"S_TOUCHES(geom,BBOX(118.001,36,118.002,36.001))":                                                            2,
		"S_TOUCHES(geom,POINT(118.001 36))":                                                                          2,
		"S_TOUCHES(geom,LINESTRING(118 36,118.01 36))":                                                               10,
		"S_CROSSES(geom,LINESTRING(118.0005 36.0005,118.0025 36.0005))":                                              3,
		"S_CROSSES(geom,LINESTRING(118.0002 36.0005,118.0008 36.0005))":                                              0,
		"S_CROSSES(geom,MULTIPOINT(118.0005 36.0005,117 36.0005))":                                                   1,
		"S_WITHIN(geom,BBOX(118.001,36,118.004,36.001))":                                                             3,
		"S_WITHIN(geom,BBOX(118.001,36,118.0035,36.001))":                                                            2,
		"S_WITHIN(geom,LINESTRING(118 36,119 36))":                                                                   0,
		"S_CONTAINS(geom,BBOX(118.0012,36.0002,118.0018,36.0008))":                                                   1,
		"S_CONTAINS(geom,LINESTRING(118.0012 36.0002,118.002 36.0008))":                                              1,
		"S_CONTAINS(geom,POINT(118.001 36.0005))":                                                                    0,
		"S_OVERLAPS(geom,BBOX(118.0015,36.0005,118.0035,37))":                                                        3,
		"S_OVERLAPS(geom,BBOX(118.001,36,118.002,36.001))":                                                           0,
		"S_CONTAINS(BBOX(118.001,36,118.004,36.001),geom)":                                                           3,
		"S_WITHIN(POINT(118.0015 36.0005),geom)":                                                                     1,
		"S_EQUALS(geom,geom)":                                                                                        10,
		"S_TOUCHES(geom,geom)":                                                                                       0,
		"S_CROSSES(LINESTRING(0 0,2 2),LINESTRING(0 2,2 0))":                                                         10,
	}
}

// collections of different kinds: the inside of the second square, its border and
// what lies beyond it.
func collections() map[string]int {
	const (
		inner  = "POINT(118.0015 36.0005)"
		border = "LINESTRING(118.001 36,118.002 36)"
		area   = "POLYGON((118.001 36,118.002 36,118.002 36.001,118.001 36.001,118.001 36))"
		half   = "POLYGON((118.001 36,118.0015 36,118.0015 36.001,118.001 36.001,118.001 36))"
		two    = "POLYGON((118.001 36,118.003 36,118.003 36.001,118.001 36.001,118.001 36))"
		far    = "POINT(0 0)"
	)
	of := func(op string, members ...string) string {
		return "S_" + op + "(geom,GEOMETRYCOLLECTION(" + strings.Join(members, ",") + "))"
	}
	return map[string]int{
		of("INTERSECTS", inner, border): 3, of("DISJOINT", inner, border): 7,
		of("CONTAINS", inner, border): 1, of("CONTAINS", inner, far): 0, of("CONTAINS", border, far): 0, of("CONTAINS", half, border): 1,
		of("TOUCHES", border, inner): 2, of("TOUCHES", border, far): 3, of("TOUCHES", inner, far): 0,
		of("CROSSES", inner, border): 0, of("CROSSES", inner, "LINESTRING(118.0015 36.0005,118.0025 36.0005)"): 2, of("CROSSES", area, inner): 0,
		of("WITHIN", inner, area): 1, of("WITHIN", two, far): 2, of("WITHIN", inner, border): 0,
		of("EQUALS", area, inner): 1, of("EQUALS", area, far): 0, of("EQUALS", half, inner): 0, of("EQUALS", inner, border): 0,
		of("OVERLAPS", half, far): 1, of("OVERLAPS", half, inner): 0, of("OVERLAPS", area, far): 0, of("OVERLAPS", inner, border): 0,
		"S_WITHIN(GEOMETRYCOLLECTION(" + inner + "," + border + "),geom)": 1, "S_CONTAINS(GEOMETRYCOLLECTION(" + two + "," + far + "),geom)": 2,
		of("TOUCHES", "POINT(118.001 36)", "POINT(118.002 36)"): 3,
	}
}

func temporalFunctions() map[string]int {
	return map[string]int{
		`t_after("date",date('2022-04-16'))`:                                                          1,
		`t_before("date",date('2022-04-16'))`:                                                         1,
		`t_disjoint("date",date('2022-04-16'))`:                                                       2,
		`t_equals("date",date('2022-04-16'))`:                                                         1,
		`t_intersects("date",date('2022-04-16'))`:                                                     1,
		`t_after("date",interval('2022-01-01','2022-12-31'))`:                                         1,
		`t_disjoint("date",interval('2022-01-01','2022-12-31'))`:                                      2,
		`t_equals("date",interval('2022-04-16','2022-04-16'))`:                                        1,
		`t_intersects("date",interval('2022-01-01','2022-12-31'))`:                                    1,
		`t_after(start,interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z'))`:                      0,
		`t_before(start,interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z'))`:                     1,
		`t_after(interval(start,end),interval('..','2022-04-16T10:13:19Z'))`:                          1,
		`t_before(interval(start,end),interval('2023-01-01T00:00:00Z','..'))`:                         2,
		`t_disjoint(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:09Z'))`:     1,
		`t_equals(interval(start,end),interval('2021-04-16T10:15:59Z','2022-04-16T10:16:06Z'))`:       1,
		`t_intersects(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:09Z'))`:   2,
		`T_CONTAINS(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'))`:     1,
		`T_DURING(interval(start,end),interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z'))`:       1,
		`T_FINISHES(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:16:06Z'))`:     1,
		`T_FINISHEDBY(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:16:06Z'))`:   1,
		`T_MEETS(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'))`:        0,
		`T_METBY(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'))`:        1,
		`T_OVERLAPPEDBY(interval(start,end),interval('2020-04-16T10:13:19Z','2022-04-16T10:15:10Z'))`: 2,
		`T_OVERLAPS(interval(start,end),interval('2022-04-16T10:13:19Z','2023-04-16T10:15:10Z'))`:     1,
		`T_STARTEDBY(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'))`:    1,
		`T_STARTS(interval(start,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'))`:       0,
		`T_STARTS(interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'),interval(start,end))`:       1,
		`T_MEETS(interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'),interval(start,end))`:        1,
		`T_EQUALS(interval('..','..'),interval('..','..'))`:                                           10,
		`NOT T_INTERSECTS(interval(start,'2021-12-31'),interval('2022-01-01','..'))`:                  10,
	}
}

func propertyProperty() map[string]int {
	return map[string]int{
		"'København'=name": 1, "'Kiev'<name": 5, "'Kiev'>=name": 5, "name=nameascii": 7, "name>nameascii": 3, "name<nameascii": 0, "name<>nameascii": 3,
		"1038288=pop_other": 2, "1038288>pop_other": 3, "pop_min=pop_max": 1, "pop_min<pop_max": 9, "pop_min>pop_max": 0, "start=end": 0, "start<end": 3,
		"start<>end": 3, "'København' LIKE 'K_benhavn'": 10, "pop_other between pop_min and pop_max": 3, "pop_other not between pop_min and pop_max": 5,
		"'foo' = 'foo'": 10, "3.14 <> 3.14": 0, "true = true": 10, "DATE('2022-04-14') < DATE('2022-04-14')": 0, "boolean = (pop_min > 2000000)": 0,
		`"date" < start`: 2,
	}
}

func arithmetics() map[string]int {
	return map[string]int{
		"pop_other=1038280+8": 2, "pop_other>=1038290-2*2^0": 5, "pop_other>1038290-20/10": 3, "pop_other>1038290-21 div 10": 3,
		"pop_other>1038290-5%2": 3, "pop_other<1038280+2^3": 3, "pop_other<>1038290-2^1": 6, "1038280+8=pop_other": 2,
		"pop_other between 4000000/4 and (2*(900000+100000))": 3, "pop_other in (1000000+38288,1000000+600000+11692)": 3,
		"-7 div 2 = -3": 10, "-7 % 2 = -1": 10, "7.5 % -2 = 1.5": 10, "-2 ^ 2 = 4": 10, "2 ^ -1 = 0.5": 10, "2 ^ 0.5 > 1.414": 10,
		"1 / 0 = 1 OR 1 / 0 <> 1": 0, "(1 / 0) IS NULL": 10, "5 % 0 IS NULL": 10, "5 div 0 IS NULL": 10, "(-8) ^ 0.5 IS NULL": 10, "0 ^ -1 IS NULL": 10,
		"10 ^ 400 IS NULL": 10, "1E140 * 1E140 > 0": 10, "1E140 * 1E140 * 2 IS NULL": 10, "1E-140 * 1E-140 * 1 IS NULL": 10, "1E200 + 1 IS NULL": 10,
		"0 ^ 0 = 1": 10, "pop_other / 0 IS NULL": 10, "pop_other * 0 = 0": 8,
	}
}
