package check

import (
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/problem"
)

// Kind is what a subject is meant to be, e.g. "CON" for a new construction
// parcel (domain 7.2). The list is schema/rules/kinds.yaml.
type Kind string

// Submission is what somebody handed in.
type Submission struct {
	FileName string
	Bytes    []byte // as received; replay reads them again
	SHA256   string // of Bytes, lower-case hex
	Format   string // as detected, e.g. "survey-txt"
	Encoding string // as detected, empty for binary formats
	CRS      string // as detected or declared, e.g. "EPSG:4527"
	Kind     Kind
	Declared map[string]string // attributes the sender declared for all subjects, e.g. project_class
	Options  ReadOptions
	Subjects []Subject
	Problems []problem.Problem // of the file and of subjects, refused ones included
	Refused  []Refused         // subjects of the file that cannot be checked; only while it is handed in
}

// Refused is a subject that cannot be checked, with the reason, which is also
// among the problems of the submission.
type Refused struct {
	Ordinal  int // as in Subject
	ID, Name string
	Why      problem.Problem
}

// ReadOptions are the sender's choices that change how the bytes are read;
// stored so that replay reads them the same way.
type ReadOptions struct {
	CRS    int    `json:"crs,omitempty"`    // EPSG code, when the file does not say
	Layer  string `json:"layer,omitempty"`  // layer inside the file
	Repair bool   `json:"repair,omitempty"` // repair invalid geometry, recorded with both areas
	Swap   bool   `json:"swap,omitempty"`   // the sender confirms that X and Y are swapped
}

// Subject is one parcel or mining right of a submission.
type Subject struct {
	Ordinal    int // from 1, counted over every record of the file
	ID         string
	Name       string
	Shape      geometry.Shape
	Received   geometry.Received
	Declared   *geometry.SquareMetres // area the sender states
	Elevation  *layer.Elevation
	Attributes map[string]string // the record's own attributes; they win over Submission.Declared
}
