package ingest

import (
	"regexp"
	"strconv"
	"strings"

	"onemap/internal/gdal"
)

// foreignLayer is one layer as ogrinfo describes it.
type foreignLayer struct {
	name, kind string
	wkt        string // empty when the layer has no CRS
	count      int    // features, -1 when not told
}

func (l foreignLayer) areal() bool {
	return regexp.MustCompile(`(?i)polygon|surface|unknown|patch|tin|collection`).MatchString(l.kind)
}

func (r *reading) foreignLayers(folder string, d driver) ([]foreignLayer, error) {
	out, err := r.o.GDAL.Run(r.ctx, gdal.Cell{
		Tool: "ogrinfo", Reads: d.name, Input: folder,
		Arguments: []string{"-ro", "-so", "-al", "/in/" + d.file},
	})
	if err != nil {
		return nil, wrapped(err)
	}
	layers := parseLayers(string(out))
	for i, l := range layers {
		if len(layers) > 1 && strings.HasPrefix(l.kind, "Unknown") {
			layers[i].kind = r.kindsOf(folder, d, l)
		}
	}
	return layers, nil
}

// kindsOf looks which types a layer of mixed or undeclared type really holds.
func (r *reading) kindsOf(folder string, d driver, l foreignLayer) string {
	out, err := r.o.GDAL.Run(r.ctx, gdal.Cell{
		Tool: "ogrinfo", Reads: d.name, Input: folder,
		Arguments: []string{"-ro", "-q", "-dialect", "OGRSQL", "-sql", "SELECT DISTINCT OGR_GEOMETRY FROM " + quotedName(l.name), "/in/" + d.file},
	})
	if err != nil {
		return l.kind
	}
	return strings.Join(regexp.MustCompile(`(?m)= (.*)$`).FindAllString(string(out), -1), " ")
}

// quotedName is a layer name in OGR SQL.
func quotedName(name string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) + `"`
}

// parseLayers reads the summary of ogrinfo -so -al.
func parseLayers(out string) (layers []foreignLayer) {
	for _, block := range strings.Split("\n"+out, "\nLayer name: ")[1:] {
		name, rest, _ := strings.Cut(block, "\n")
		l := foreignLayer{name: name, count: -1}
		if m := regexp.MustCompile(`(?m)^Feature Count: (\d+)$`).FindStringSubmatch(rest); m != nil {
			l.count, _ = strconv.Atoi(m[1])
		}
		if m := regexp.MustCompile(`(?m)^Geometry: (.*)$`).FindStringSubmatch(rest); m != nil {
			l.kind = m[1]
		}
		if m := regexp.MustCompile(`(?s)\nLayer SRS WKT:\n(.*?)\n(?:Data axis|[^ \n]+:|FID Column|$)`).FindStringSubmatch("\n" + rest); m != nil {
			l.wkt = strings.TrimSpace(m[1])
		}
		if strings.HasPrefix(l.wkt, "(unknown)") {
			l.wkt = ""
		}
		layers = append(layers, l)
	}
	return layers
}

// pickLayer takes the layer asked for, else the only one with polygons, else
// the only one there is.
func (r *reading) pickLayer(layers []foreignLayer) (foreignLayer, error) {
	var all, areal []string
	var chosen foreignLayer
	for _, l := range layers {
		all = append(all, l.name)
		if l.name == r.o.Layer {
			r.info.Layers = []string{l.name}
			return l, nil
		}
		if l.areal() {
			areal, chosen = append(areal, l.name), l
		}
	}
	r.info.Layers = all
	switch {
	case r.o.Layer != "":
		return chosen, r.choose(all)
	case len(areal) == 1:
		return chosen, nil
	case len(all) == 1:
		return layers[0], nil
	case len(areal) > 1:
		r.info.Layers = areal
		return chosen, r.choose(areal)
	}
	return chosen, refuse(nothingUsable, say("文件没有面图层", "the file has no polygon layer"), supported())
}
