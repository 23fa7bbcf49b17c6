package server

import (
	"bytes"
	"context"
	"mime"
)

// withoutBoundary takes the boundary of a multipart body out of it: a client
// that sends the same form again chooses a new one.
func withoutBoundary(contentType string, body []byte) []byte {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil || params["boundary"] == "" {
		return body
	}
	return bytes.ReplaceAll(body, []byte(params["boundary"]), []byte("boundary"))
}

// detached is ctx without its end: what must be written down is written down
// though the client left.
func detached(ctx context.Context) context.Context { return context.WithoutCancel(ctx) }
