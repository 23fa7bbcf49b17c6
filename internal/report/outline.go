package report

import (
	"fmt"
	"strconv"
	"strings"

	"onemap/internal/check"
	"onemap/internal/geometry"
)

// Part chooses what of a check is written as coordinates.
type Part string

// The parts.
const (
	EveryPart      Part = ""           // subjects, conflicts and suggestions
	SubjectPart    Part = "subject"    // what was handed in
	ConflictPart   Part = "conflict"   // what lies where a rule speaks about it
	SuggestionPart Part = "suggestion" // what remains clear of prohibited ground
)

// outline is one plot in the coordinates of a file: X east, Y north, rings
// without a closing point, shells before their holes.
type outline struct {
	id, name string
	part     Part
	area     geometry.SquareMetres
	rings    [][]geometry.Position
}

// outlines are the plots of a check in a system.
func (b *builder) outlines(crs geometry.CRS, part Part) ([]outline, error) {
	var out []outline
	for i := range b.check.Subjects {
		s := &b.check.Subjects[i]
		if part == EveryPart || part == SubjectPart {
			o, err := b.subjectOutline(s, crs)
			if err != nil {
				return nil, err
			}
			out = append(out, o)
		}
		if part == EveryPart || part == ConflictPart {
			conflicts, err := b.conflictOutlines(s, crs)
			if err != nil {
				return nil, err
			}
			out = append(out, conflicts...)
		}
		if g := s.Suggestion; g != nil && (part == EveryPart || part == SuggestionPart) {
			o := outline{id: plotID(s) + "-S", name: strings.TrimSpace(s.Name + " " + b.say("建议范围", "suggested boundary")), part: SuggestionPart, area: geometry.SquareMetres(g.Area)}
			rings, err := trace(crs, g.Geometry)
			if err != nil {
				return nil, err
			}
			o.rings = rings
			out = append(out, o)
		}
	}
	return out, nil
}

func plotID(s *check.DocumentSubject) string {
	if s.ID != "" {
		return s.ID
	}
	return strconv.Itoa(s.Ordinal)
}

// subjectOutline is the subject as the file has it where the file is at hand
// and in that system, else as its shape is on record.
func (b *builder) subjectOutline(s *check.DocumentSubject, crs geometry.CRS) (outline, error) {
	o := outline{id: plotID(s), name: s.Name, part: SubjectPart, area: geometry.SquareMetres(s.Area)}
	if r := b.received(s); r != nil && r.CRS == crs {
		for _, polygon := range r.Polygons {
			for _, ring := range polygon {
				o.rings = append(o.rings, ring[:len(ring)-1])
			}
		}
		return o, nil
	}
	var err error
	o.rings, err = trace(crs, s.Geometry)
	return o, err
}

// conflictOutlines are the overlaps a rule speaks about, each shape once.
func (b *builder) conflictOutlines(s *check.DocumentSubject, crs geometry.CRS) ([]outline, error) {
	var out []outline
	seen := map[string]bool{}
	for i := range s.Findings {
		f := &s.Findings[i]
		if f.Geometry == nil || f.Geometry.IsEmpty() || f.Verdict < check.Note {
			continue
		}
		feature := b.say("范围之外", "outside")
		if f.Feature != nil {
			feature = featureName(f.Feature)
		}
		if key := string(f.Layer) + "\x00" + feature; seen[key] {
			continue
		} else {
			seen[key] = true
		}
		rings, err := trace(crs, *f.Geometry)
		if err != nil {
			return nil, err
		}
		out = append(out, outline{id: fmt.Sprintf("%s-C%d", plotID(s), len(out)+1), part: ConflictPart, area: geometry.SquareMetres(f.Area), rings: rings,
			name: b.layerName(f.Layer, b.nameOf(s, f.Layer)) + " " + feature + " " + b.verdict(f.Verdict).Word})
	}
	return out, nil
}
