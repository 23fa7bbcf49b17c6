package server

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

type batchView struct {
	ID       string         `json:"id"`
	State    string         `json:"state"`
	Kind     string         `json:"kind"`
	File     string         `json:"file,omitempty"`
	AsOf     string         `json:"as_of"`
	Done     int            `json:"done"`
	Total    int            `json:"total"`
	Created  time.Time      `json:"created"`
	Finished *time.Time     `json:"finished"`
	Problem  map[string]any `json:"problem"`
	Verdicts map[string]int `json:"verdicts"`
	Refused  *int           `json:"refused"`
	Links    []link         `json:"links"`
}

func (b Batch) view() batchView {
	v := batchView{ID: b.ID, State: b.State, Kind: string(b.Kind), File: b.File, AsOf: b.AsOf.String(),
		Done: b.Done, Total: b.Total, Created: b.Created, Links: []link{
			{Rel: "self", Href: "/v1/batches/" + b.ID, Type: formats["json"]},
			{Rel: "results", Href: "/v1/batches/" + b.ID + "/results", Type: formats["json"]},
			{Rel: "related", Href: "/v1/submissions/" + b.Submission, Type: formats["json"]},
			{Rel: "events", Href: "/v1/jobs/" + b.ID + "/events", Type: "text/event-stream"}}}
	if !b.Finished.IsZero() {
		v.Finished = &b.Finished
	}
	if b.Failure != "" {
		v.Problem = map[string]any{"detail": b.Failure}
	}
	return v
}

// ended tells whether the batch will not change any more.
func (b Batch) ended() bool {
	return b.State == "done" || b.State == "failed" || b.State == "cancelled"
}

func (s *Server) createBatch(c echo.Context) error {
	o, err := order(c)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	sub, err := s.desk.Submit(ctx, o)
	if err != nil {
		return err
	}
	b, err := s.batches.AddBatch(ctx, sub, s.desk.Request(sub, o), o.Key, accepted)
	if err != nil {
		return err
	}
	a := accepted(b)
	c.Response().Header().Set(echo.HeaderLocation, a.Header[echo.HeaderLocation])
	return blob(c, a.Status, formats["json"], a.Body)
}

// accepted is the answer to the request that made batch b.
func accepted(b Batch) Answer {
	text, _ := json.Marshal(b.view()) // plain fields always marshal
	return Answer{Status: http.StatusAccepted, Body: append(text, '\n'), Header: map[string]string{
		echo.HeaderContentType: formats["json"], echo.HeaderLocation: "/v1/batches/" + b.ID}}
}

func (s *Server) getBatch(c echo.Context) error {
	ctx := c.Request().Context()
	b, err := s.batches.Batch(ctx, c.Param("id"))
	if err != nil {
		return err
	}
	v, err := s.counted(ctx, b)
	if err != nil {
		return err
	}
	return answer(c, v)
}

// counted is a batch with its answers counted.
func (s *Server) counted(ctx context.Context, b Batch) (batchView, error) {
	v := b.view()
	verdicts, refused, err := s.batches.Counts(ctx, b.ID)
	v.Verdicts, v.Refused = map[string]int{}, &refused
	for verdict, n := range verdicts {
		v.Verdicts[verdict.String()] = n
	}
	return v, err
}

func (s *Server) cancelBatch(c echo.Context) error {
	b, err := s.batches.CancelBatch(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	return answer(c, b.view())
}

// jobEvents sends the state of a batch whenever it changes, then "done".
func (s *Server) jobEvents(c echo.Context) error {
	ctx := c.Request().Context()
	b, err := s.batches.Batch(ctx, c.Param("id"))
	if err != nil {
		return err
	}
	stream(c, s.limits.Stream)
	tick := time.NewTicker(500 * time.Millisecond)
	defer tick.Stop()
	var sent string
	for {
		data, err := json.Marshal(b.view())
		if err != nil {
			return err
		}
		if string(data) != sent {
			sent = string(data)
			if err := event(c, "progress", data); err != nil {
				return nil // the client left
			}
		}
		if b.ended() {
			return s.done(c, b)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		if b, err = s.batches.Batch(ctx, b.ID); err != nil {
			return nil // the answer has begun: the client reconnects
		}
	}
}

// done is the last event: the batch with its answers counted.
func (s *Server) done(c echo.Context, b Batch) error {
	v, err := s.counted(c.Request().Context(), b)
	if err != nil {
		return nil //nolint:nilerr // the answer has begun: the client reconnects
	}
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return event(c, "done", data)
}

// stream begins an event stream; it may be written for longer than an ordinary
// answer.
func stream(c echo.Context, most time.Duration) {
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, "text/event-stream")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no")
	_ = http.NewResponseController(c.Response().Writer).SetWriteDeadline(time.Now().Add(most))
	c.Response().WriteHeader(http.StatusOK)
}

func event(c echo.Context, name string, data []byte) error {
	if _, err := fmt.Fprintf(c.Response(), "event: %s\ndata: %s\n\n", name, data); err != nil {
		return err
	}
	c.Response().Flush()
	return nil
}
