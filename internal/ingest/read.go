package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// reading is one file being read: the options, what is known so far, and who
// is told about each record.
type reading struct {
	ctx         context.Context
	o           Options
	declared    geometry.CRS // of Options.CRS; zero when not declared
	each        func(Record) error
	info        Info
	transformer *transformer
	first       *problem.Problem // why the first refused record was refused
	crs         []string
}

// stopped carries an error of the caller's function through the readers, so
// that it is not mistaken for a fault of the file.
type stopped struct{ error }

func (s stopped) Unwrap() error { return s.error }

// Read reads every record of a file and gives it to each, refused ones too, in
// the order of the file. gzip and zip are unpacked. The error is a
// *problem.Problem when nothing of the file is usable (or the file ends in
// damage, so that records could be missing), else what each returned. Info is
// filled as far as reading got.
func Read(ctx context.Context, data []byte, o Options, each func(Record) error) (Info, error) {
	o.Limits = o.Limits.orDefault()
	sum := sha256.Sum256(data)
	r := &reading{ctx: ctx, o: o, each: each, info: Info{SHA256: hex.EncodeToString(sum[:])}}
	r.transformer = newTransformer(o.GDAL)
	defer r.transformer.Close()
	err := r.read(data)
	r.info.CRS = strings.Join(r.crs, ",")
	return r.info, r.outcome(err)
}

func (r *reading) read(data []byte) error {
	if r.o.CRS != 0 {
		crs, err := geometry.LookupCRS(r.o.CRS)
		if err != nil {
			return err
		}
		r.declared = crs
	}
	r.doubtName()
	files, archived, err := unpack(data, r.o.FileName, r.o.Limits)
	if err != nil {
		return err
	}
	if archived {
		return r.readArchive(files)
	}
	return r.readFile(files[0])
}

// outcome stamps the file on an error, and makes one when no record of the
// file can be used.
func (r *reading) outcome(err error) error {
	var s stopped
	if errors.As(err, &s) {
		return s.error
	}
	if err == nil && r.info.Refused == r.info.Records {
		err = r.unusable()
	}
	if err == nil || r.ctx.Err() != nil {
		return firstOf(r.ctx.Err(), err)
	}
	p := asProblem(err)
	if p.File == "" {
		p.File = r.o.FileName
	}
	return p
}

func firstOf(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// unusable is the first reason when every record was refused, so that a file
// with one parcel answers with that parcel's fault.
func (r *reading) unusable() error {
	if r.first == nil && len(r.info.Problems) > 0 && r.info.Problems[0].Severity == problem.Error {
		p := r.info.Problems[0]
		return &p
	}
	if r.first == nil {
		return refuse(nothingUsable, say("文件中没有任何记录", "the file holds no record"),
			say("请检查文件内容", "check what the file holds"))
	}
	if r.info.Records == 1 {
		return r.first
	}
	p := *r.first
	p.Message.ZH = fmt.Sprintf("全部 %d 条记录都不可用；首条原因：%s", r.info.Records, p.Message.ZH)
	p.Message.EN = fmt.Sprintf("none of the %d records can be used; the first because: %s", r.info.Records, p.Message.EN)
	return &p
}

// deliver completes a record and hands it over.
func (r *reading) deliver(rec Record) error {
	if rec.Refused == nil {
		r.complete(&rec)
	}
	return r.handOver(rec)
}

// handOver counts a record and gives it to the caller.
func (r *reading) handOver(rec Record) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	rec.FID = r.info.Records
	if r.info.Records++; r.info.Records > r.o.Limits.Records {
		return limited(say("记录超过 %d 条", "more than %d records", r.o.Limits.Records))
	}
	r.seen(rec.Received.CRS)
	r.stamp(&rec)
	if err := r.each(rec); err != nil {
		return stopped{err}
	}
	return nil
}

// stamp writes file and subject on every complaint of the record.
func (r *reading) stamp(rec *Record) {
	for i := range rec.Problems {
		rec.Problems[i].File, rec.Problems[i].Subject = r.o.FileName, rec.FID+1
	}
	if rec.Refused == nil {
		return
	}
	r.info.Refused++
	rec.Refused.File, rec.Refused.Subject = r.o.FileName, rec.FID+1
	if r.first == nil {
		r.first = rec.Refused
	}
}
