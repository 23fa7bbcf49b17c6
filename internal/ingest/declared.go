package ingest

import (
	"slices"

	"onemap/internal/geometry"
)

// seen notes a coordinate reference system for Info.
func (r *reading) seen(crs geometry.CRS) {
	if name := crs.Name(); name != "" && !slices.Contains(r.crs, name) {
		r.crs = append(r.crs, name)
		r.compareDeclared(crs)
	}
}

// compareDeclared is W37: what the file says wins over what was declared, and
// that is said once for every CRS of the file.
func (r *reading) compareDeclared(crs geometry.CRS) {
	zone := zoneOf(crs.EPSG)
	if r.declared.Name() == "" || r.declared.Name() == crs.Name() || zone != 0 && zone == zoneOf(r.declared.EPSG) {
		return
	}
	w := warn(otherCRS, say("声明的坐标系是 %s，文件中的是 %s，已按文件读取", "the declared CRS is %s, the file says %s; the file was followed", r.declared.Name(), crs.Name()),
		say("请更正声明或文件", "correct the declaration or the file"))
	w.File = r.o.FileName
	r.info.Problems = append(r.info.Problems, w)
}

// doubtName warns when the file's name speaks of a datum that is refused; the
// numbers alone cannot show it.
func (r *reading) doubtName() {
	if bad := geometry.RefusedDatum(r.o.FileName); bad != nil {
		w := warn(doubtfulName, say("文件名提到不被接受的坐标系，而坐标数值本身看不出来", "the file name speaks of a datum that is refused, which the numbers cannot show"), bad.Next)
		w.File = r.o.FileName
		r.info.Problems = append(r.info.Problems, w)
	}
}
