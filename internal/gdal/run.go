package gdal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"time"
)

// Run waits for a cell and gives its output. What it complained about is the
// cause of an error, never its message. Problem E36 when it reached a limit.
func (j *Jail) Run(ctx context.Context, c Cell) ([]byte, error) {
	within, cancel := context.WithTimeout(ctx, time.Duration(j.seconds(c))*time.Second)
	defer cancel()
	cmd := j.Command(within, c)
	complaints := &capped{most: 4096}
	out := &capped{most: int(j.Output)}
	cmd.Stdout, cmd.Stderr = out, complaints
	err := cmd.Run()
	if errors.Is(within.Err(), context.DeadlineExceeded) && ctx.Err() == nil {
		return nil, limited("GDAL 处理超过 %d 秒", "GDAL took longer than %d seconds", j.seconds(c))
	}
	if out.over {
		return nil, limited("GDAL 输出超过 %d 字节", "the output of GDAL exceeds %d bytes", j.Output)
	}
	if err != nil {
		return out.Bytes(), fmt.Errorf("%s: %w: %s", c.Tool, err, complaints.String())
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
