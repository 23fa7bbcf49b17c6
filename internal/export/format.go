package export

import (
	"slices"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// Format is a format of downloads.
type Format struct {
	Name      string // as asked for: geojson, gpkg, …
	Extension string
	MediaType string
	driver    string // of GDAL; empty: written here
	open      func(*order) (*File, error)
}

// Formats are all formats, in the order they are offered.
func Formats() []Format {
	return []Format{
		{"geojson", "geojson", "application/geo+json", "", streamed(writeGeoJSON)},
		{"gpkg", "gpkg", "application/geopackage+sqlite3", "GPKG", openGDAL},
		{"shp", "zip", "application/zip", "ESRI Shapefile", openGDAL},
		{"fgb", "fgb", "application/flatgeobuf", "FlatGeobuf", openGDAL},
		{"csv", "csv", "text/csv; charset=utf-8", "", streamed(writeCSV)},
		{"kml", "kml", "application/vnd.google-earth.kml+xml", "", streamed(writeKML)},
		{"xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "", openXLSX},
	}
}

// Named finds a format. Problem X01 lists them for any other name.
func Named(name string) (Format, error) {
	all := Formats()
	i := slices.IndexFunc(all, func(f Format) bool { return f.Name == name })
	if i >= 0 {
		return all[i], nil
	}
	list := ""
	for _, f := range all {
		list += " " + f.Name
	}
	return Format{}, refuse("X01",
		bilingual.Text{ZH: "没有下载格式 " + name, EN: "there is no download format " + name},
		bilingual.Text{ZH: "可用：" + list[1:], EN: "there are: " + list[1:]})
}

func refuse(code string, message, next bilingual.Text) *problem.Problem {
	return &problem.Problem{Code: code, Class: problem.Usage, Message: message, Next: next}
}
