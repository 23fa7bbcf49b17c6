package ingest

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"onemap/internal/gdal"
	"onemap/internal/geometry"
)

// transformer is PROJ in the jail as a geometry.Transformer: one gdaltransform
// per CRS, fed line by line for as long as the file is read. It is not safe
// for more than one goroutine.
//
// The target is EPSG:4326, taken as 4490 like everywhere in OneMap: PROJ knows
// good transformations to WGS 84, but to CGCS2000 only no-ops.
type transformer struct {
	jail  *gdal.Jail
	lines map[string]*pipeline
}

func newTransformer(j *gdal.Jail) *transformer {
	return &transformer{jail: j, lines: map[string]*pipeline{}}
}

// Close ends every process.
func (t *transformer) Close() {
	for key, p := range t.lines {
		p.in.Close()
		_ = p.command.Wait()
		delete(t.lines, key)
	}
}

// Geographic turns positions into degrees, in place. Problem E39 when the jail
// is not there, E42 when a position cannot be transformed.
func (t *transformer) Geographic(ctx context.Context, crs geometry.CRS, positions []geometry.Position) error {
	p, err := t.line(crs)
	if err != nil {
		return err
	}
	failed := make(chan error, 1)
	sent := slices.Clone(positions) // the answers overwrite positions while these are written
	go func() { failed <- p.write(sent) }()
	for i := range positions {
		if positions[i], err = p.read(); err != nil {
			break
		}
	}
	if err != nil {
		t.drop(crs)
		<-failed //nolint:errcheck // the first reason is the one to tell
		return firstOf(ctx.Err(), err)
	}
	return <-failed
}

// line gives the running process of a CRS, or starts it.
func (t *transformer) line(crs geometry.CRS) (*pipeline, error) {
	if t.jail == nil || t.jail.LineBuffered() == nil {
		return nil, gdal.Disabled(nil)
	}
	source := crs.WKT
	if crs.EPSG != 0 {
		source = fmt.Sprintf("EPSG:%d", crs.EPSG)
	}
	if p, ok := t.lines[source]; ok {
		return p, nil
	}
	p, err := t.start(source)
	if err != nil {
		return nil, gdal.Disabled(err)
	}
	t.lines[source] = p
	return p, nil
}

// drop ends the process of a CRS after a fault.
func (t *transformer) drop(crs geometry.CRS) {
	for key, p := range t.lines {
		if key == crs.WKT || key == fmt.Sprintf("EPSG:%d", crs.EPSG) {
			p.in.Close()
			_ = p.command.Process.Kill()
			_ = p.command.Wait()
			delete(t.lines, key)
		}
	}
}

// identifyCRS names the EPSG code of WKT that does not carry one, 0 when PROJ
// does not know it. PROJ also offers bad matches ("Confidence 25 %"), which
// would move the ground: only a sure one counts.
func identifyCRS(ctx context.Context, j *gdal.Jail, wkt string) int {
	out, err := j.Run(ctx, gdal.Cell{Tool: "gdalsrsinfo", Arguments: []string{"-e", "-o", "epsg", wkt}})
	if err != nil || strings.Contains(string(out), "Confidence") {
		return 0
	}
	m := regexp.MustCompile(`EPSG:(\d+)`).FindStringSubmatch(string(out))
	if m == nil {
		return 0
	}
	epsg, _ := strconv.Atoi(m[1])
	return epsg
}
