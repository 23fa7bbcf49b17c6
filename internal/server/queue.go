package server

import (
	"context"
	"time"
)

// queues says how long a request may wait before the door of its class; those
// of other classes are sent away at once.
var queues = map[string]time.Duration{"items": 10 * time.Second, "download": 20 * time.Second}

// enter takes a place behind the door, waiting for one that long.
func enter(ctx context.Context, door chan struct{}, wait time.Duration) bool {
	select {
	case door <- struct{}{}:
		return true
	default:
	}
	if wait == 0 {
		return false
	}
	patience := time.NewTimer(wait)
	defer patience.Stop()
	select {
	case door <- struct{}{}:
		return true
	case <-patience.C:
	case <-ctx.Done():
	}
	return false
}
