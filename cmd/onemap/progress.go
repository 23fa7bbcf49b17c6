package main

import (
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// every is how often progress is logged where no terminal shows a bar.
const every = 5 * time.Second

// progress gives a function to call with (done, total), and one to call at the
// end: a bar on a terminal, else one log line per five seconds.
func (a *app) progress(what string) (step func(done, total int), end func()) {
	if f, ok := a.err.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return a.bar(what)
	}
	return a.lines(what), func() {}
}

func (a *app) bar(what string) (func(done, total int), func()) {
	var mu sync.Mutex
	var bar *progressbar.ProgressBar
	step := func(done, total int) {
		mu.Lock()
		defer mu.Unlock()
		if bar == nil {
			bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(a.err),
				progressbar.OptionSetDescription(what), progressbar.OptionShowCount(),
				progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
		}
		bar.ChangeMax(total)
		_ = bar.Set(done)
	}
	return step, func() {
		if bar != nil {
			_ = bar.Finish()
		}
	}
}

func (a *app) lines(what string) func(done, total int) {
	var mu sync.Mutex
	last := a.now()
	return func(done, total int) {
		mu.Lock()
		defer mu.Unlock()
		if now := a.now(); now.Sub(last) >= every {
			last = now
			a.log.Info(what, "done", done, "total", total)
		}
	}
}
