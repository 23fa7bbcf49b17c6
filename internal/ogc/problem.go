package ogc

import (
	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// The codes of what a request gets wrong.
const (
	codeUnknownParameter = "O01"
	codeRepeated         = "O02"
	codeCRS              = "O03"
	codeBBox             = "O04"
	codeDatetime         = "O05"
	codeNumber           = "O06"
	codeProperty         = "O07"
	codeCursor           = "O08"
)

func refuse(code string, message, next bilingual.Text) *problem.Problem {
	return &problem.Problem{Code: code, Class: problem.Usage, Message: message, Next: next}
}
