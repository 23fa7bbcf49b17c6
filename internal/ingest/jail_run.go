package ingest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"time"
)

// cell is one run: a tool, what it may open and what it is told.
type cell struct {
	tool      string
	driver    string // the only input driver allowed; empty: none
	input     string // file or folder bound read-only at /in
	arguments []string
	stdin     io.Reader
	variables []string // further NAME, VALUE pairs
}

// run waits for a cell and gives its output. What it complained about is the
// cause of an error, never its message.
func (j *Jail) run(ctx context.Context, c cell) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Duration(j.Seconds)*time.Second)
	defer cancel()
	cmd := j.command(ctx, c)
	complaints := &capped{most: 4096}
	out := &capped{most: int(j.Output)}
	cmd.Stdout, cmd.Stderr = out, complaints
	err := cmd.Run()
	if ctx.Err() == context.DeadlineExceeded {
		return nil, limited(say("读取超过 %d 秒", "reading took longer than %d seconds", j.Seconds))
	}
	if out.over {
		return nil, limited(say("输出超过 %d 字节", "the output exceeds %d bytes", j.Output))
	}
	if err != nil {
		return out.Bytes(), fmt.Errorf("%s: %w: %s", c.tool, err, complaints.String())
	}
	return out.Bytes(), nil
}

// capped keeps the first bytes written to it and refuses more.
type capped struct {
	bytes.Buffer
	most int
	over bool
}

func (c *capped) Write(b []byte) (int, error) {
	if c.Len()+len(b) > c.most {
		c.over = true
		b = b[:max(0, c.most-c.Len())]
		c.Buffer.Write(b)
		return len(b), io.ErrShortWrite
	}
	return c.Buffer.Write(b)
}
