package server

import (
	"cmp"
	"context"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/ingest"
	"onemap/internal/problem"
)

// read turns the bytes of a submission into subjects and problems, by the
// choices the sender made.
func (d *Desk) read(ctx context.Context, s *check.Submission) error {
	o := d.Read
	o.FileName, o.CRS, o.Layer, o.Repair, o.Swap = s.FileName, s.Options.CRS, s.Options.Layer, s.Options.Repair, s.Options.Swap
	var first *problem.Problem
	info, err := ingest.Read(ctx, s.Bytes, o, func(r ingest.Record) error {
		first = cmp.Or(first, take(s, r))
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	s.Format, s.Encoding, s.CRS = info.Format, info.Encoding, info.CRS
	s.Problems = append(info.Problems, s.Problems...)
	if len(s.Subjects) == 0 && first != nil {
		return first
	}
	return nil
}

// take makes a record a subject, or keeps why it cannot be one.
func take(s *check.Submission, r ingest.Record) *problem.Problem {
	for _, p := range r.Problems {
		p.Subject = r.FID + 1
		s.Problems = append(s.Problems, p)
	}
	if r.Refused != nil {
		p := *r.Refused
		p.Subject = r.FID + 1
		s.Problems = append(s.Problems, p)
		s.Refused = append(s.Refused, check.Refused{Ordinal: p.Subject, ID: r.ID, Name: r.Name, Why: p})
		return &p
	}
	s.Subjects = append(s.Subjects, subject(r))
	return nil
}

func subject(r ingest.Record) check.Subject {
	var declared *geometry.SquareMetres
	if r.Declared != nil {
		a := *r.Declared
		declared = &a
	}
	return check.Subject{Ordinal: r.FID + 1, ID: r.ID, Name: r.Name, Shape: r.Shape, Received: r.Received,
		Declared: declared, Elevation: r.Elevation, Attributes: r.Attributes}
}
