package ingest

import (
	"bufio"
	"context"
	"io"
	"os/exec"
	"strconv"
	"strings"

	"onemap/internal/gdal"
	"onemap/internal/geometry"
	"onemap/internal/problem"
)

type pipeline struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
}

func (t *transformer) start(source string) (*pipeline, error) {
	cmd := t.jail.Command(context.Background(), gdal.Cell{
		Tool: "gdaltransform", Arguments: []string{"-s_srs", source, "-t_srs", "EPSG:4326", "-output_xy"},
		Variables: t.jail.LineBuffered(),
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
