package ingest

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// transformer is PROJ in the jail as a geometry.Transformer: one gdaltransform
// per CRS, fed line by line for as long as the file is read. It is not safe
// for more than one goroutine.
//
// The target is EPSG:4326, taken as 4490 like everywhere in OneMap: PROJ knows
// good transformations to WGS 84, but to CGCS2000 only no-ops.
type transformer struct {
	jail  *Jail
	lines map[string]*pipeline
}

type pipeline struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
}

func newTransformer(j *Jail) *transformer {
	return &transformer{jail: j, lines: map[string]*pipeline{}}
}

// NewTransformer gives PROJ in the jail for callers outside this package;
// Close ends it.
func NewTransformer(j *Jail) interface {
	geometry.Transformer
	Close()
} {
	return newTransformer(j)
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
		<-failed
		return firstOf(ctx.Err(), err)
	}
	return <-failed
}

// line gives the running process of a CRS, or starts it.
func (t *transformer) line(crs geometry.CRS) (*pipeline, error) {
	if t.jail == nil || t.jail.linebuf == "" {
		return nil, disabled(nil)
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
		return nil, disabled(err)
	}
	t.lines[source] = p
	return p, nil
}

func (t *transformer) start(source string) (*pipeline, error) {
	cmd := t.jail.command(context.Background(), cell{
		tool: "gdaltransform", arguments: []string{"-s_srs", source, "-t_srs", "EPSG:4326", "-output_xy"},
		variables: []string{"LD_PRELOAD", t.jail.linebuf, "_STDBUF_O", "L"},
	})
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	return &pipeline{cmd, in, bufio.NewReaderSize(out, 1<<16)}, cmd.Start()
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

func (p *pipeline) write(positions []geometry.Position) error {
	w := bufio.NewWriter(p.in)
	for _, q := range positions {
		line := strconv.AppendFloat(nil, q.X, 'f', -1, 64)
		line = strconv.AppendFloat(append(line, ' '), q.Y, 'f', -1, 64)
		if _, err := w.Write(append(line, '\n')); err != nil {
			return untransformed(err)
		}
	}
	if err := w.Flush(); err != nil {
		return untransformed(err)
	}
	return nil
}

func (p *pipeline) read() (geometry.Position, error) {
	line, err := p.out.ReadString('\n')
	if err != nil {
		return geometry.Position{}, untransformed(err)
	}
	fields := strings.Fields(line)
	if len(fields) < 2 {
		return geometry.Position{}, untransformed(nil)
	}
	x, okX := number(fields[0])
	y, okY := number(fields[1])
	if !okX || !okY {
		return geometry.Position{}, untransformed(nil)
	}
	return geometry.Position{X: x, Y: y}, nil
}

func untransformed(cause error) *problem.Problem {
	p := refuse("E45", say("坐标无法从所声明的坐标系转换", "the coordinates cannot be transformed from the stated CRS"),
		say("请检查坐标系与坐标是否相符", "check that CRS and coordinates belong together"))
	p.Cause = cause
	return p
}

// identify names the EPSG code of WKT that does not carry one, 0 when PROJ
// does not know it. PROJ also offers bad matches ("Confidence 25 %"), which
// would move the ground: only a sure one counts.
func (j *Jail) identify(ctx context.Context, wkt string) int {
	out, err := j.run(ctx, cell{tool: "gdalsrsinfo", arguments: []string{"-e", "-o", "epsg", wkt}})
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
