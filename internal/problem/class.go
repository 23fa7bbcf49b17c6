package problem

import (
	"context"
	"errors"
	"net/http"
)

// Class groups problems by what the asker can do about them.
type Class string

// The classes.
const (
	Usage       Class = "usage"       // the request itself is wrong
	Input       Class = "input"       // the file or geometry sent cannot be used
	NotFound    Class = "not_found"   // no such object
	Conflict    Class = "conflict"    // the object's state does not allow it
	Forbidden   Class = "forbidden"   // the principal may not do this
	Limit       Class = "limit"       // too large, too many or too long
	Environment Class = "environment" // database, GDAL or machine is not ready
	Partial     Class = "partial"     // done, but some records were refused
	Cancelled   Class = "cancelled"   // the asker went away or asked to stop
	Internal    Class = "internal"    // a fault of ours; details stay in the log
)

// answers is the only table that turns a class into an exit code (design 8)
// and an HTTP status.
var answers = map[Class]struct{ exit, status int }{
	Usage:       {2, http.StatusBadRequest},
	Input:       {4, http.StatusUnprocessableEntity},
	NotFound:    {2, http.StatusNotFound},
	Conflict:    {2, http.StatusConflict},
	Forbidden:   {2, http.StatusForbidden},
	Limit:       {4, http.StatusRequestEntityTooLarge},
	Environment: {3, http.StatusServiceUnavailable},
	Partial:     {5, http.StatusOK},
	Cancelled:   {3, 499},
	Internal:    {3, http.StatusInternalServerError},
}

// ClassOf gives the class of any error; what is not a Problem is Internal,
// except an ended context, which is Cancelled.
func ClassOf(err error) Class {
	if p, ok := As(err); ok && p.Class != "" {
		return p.Class
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return Cancelled
	}
	return Internal
}

// ExitCode is the process exit code for err; nil is 0.
func ExitCode(err error) int {
	if err == nil {
		return 0
	}
	return answers[ClassOf(err)].exit
}

// Status is the HTTP status for err; nil is 200.
func Status(err error) int {
	if err == nil {
		return http.StatusOK
	}
	return answers[ClassOf(err)].status
}
