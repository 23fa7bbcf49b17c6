package check

import (
	"context"
	"runtime"
	"runtime/debug"
	"sync"

	"onemap/internal/problem"
)

// Batch checks the subjects of a submission by package overlay alone, one
// worker per core, and hands each answer to each in the order of the
// submission, one at a time. progress, when given, is told after every answer.
// It stops at the first error of each and when ctx ends.
func (e *Engine) Batch(ctx context.Context, request Request, progress func(done, total int), each func(SubjectResult) error) error {
	request.Preview = true
	r, err := e.prepare(ctx, request)
	if err != nil {
		return err
	}
	subjects := request.Submission.Subjects
	if len(subjects) == 0 {
		return nothingSubmitted()
	}
	done := 0
	return r.each(ctx, subjects, func(s SubjectResult) error {
		if err := each(s); err != nil {
			return err
		}
		done++
		if progress != nil {
			progress(done, len(subjects))
		}
		return nil
	})
}

// Pins gives the head of the check a batch makes of the request: rule sets,
// editions, time and engine, and no subjects.
func (e *Engine) Pins(ctx context.Context, request Request) (*Check, error) {
	request.Preview = true
	r, err := e.prepare(ctx, request)
	if err != nil {
		return nil, err
	}
	return r.head(), nil
}

// window is how many answers may wait for an earlier one: it bounds memory
// when one subject takes far longer than those after it.
const window = 256

// place is where the answer of one subject will appear.
type place struct {
	subject Subject
	answer  chan SubjectResult
}

// each inspects subjects on all cores and delivers the answers in order.
func (r *run) each(ctx context.Context, subjects []Subject, deliver func(SubjectResult) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	work, queue := make(chan place), make(chan place, window)
	var wait sync.WaitGroup
	defer wait.Wait()
	defer stop() // before waiting
	wait.Go(func() { hand(ctx, subjects, work, queue) })
	for range min(runtime.GOMAXPROCS(0), len(subjects)) {
		wait.Go(func() { r.labour(ctx, work) })
	}
	for p := range queue {
		select {
		case s := <-p.answer:
			if err := deliver(s); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}

// hand gives subjects out, in order, to the queue of answers and to the workers.
func hand(ctx context.Context, subjects []Subject, work, queue chan<- place) {
	defer close(work)
	defer close(queue)
	for _, s := range subjects {
		p := place{s, make(chan SubjectResult, 1)}
		for _, c := range []chan<- place{queue, work} {
			select {
			case c <- p:
			case <-ctx.Done():
				return
			}
		}
	}
}

// labour inspects subjects with scratch of its own until there are no more.
func (r *run) labour(ctx context.Context, work <-chan place) {
	b := bench{}
	for p := range work {
		s, err := r.guarded(ctx, &b, p.subject)
		if err != nil {
			return // the context ended
		}
		p.answer <- s
	}
}

// guarded keeps a fault of ours on one subject from taking the process and the
// other subjects with it: that subject is undetermined and says why.
func (r *run) guarded(ctx context.Context, b *bench, s Subject) (result SubjectResult, err error) {
	defer func() {
		if what := recover(); what != nil {
			*b = bench{} // scratch may be half-written
			result, err = r.unanswered(s, faulty(s.Ordinal, what, debug.Stack())), nil
		}
	}()
	return r.inspect(ctx, *b, s)
}

// unanswered is a subject on which no layer could be asked.
func (r *run) unanswered(s Subject, fault *problem.Problem) SubjectResult {
	result := SubjectResult{Subject: s, Verdict: Undetermined, Fault: fault}
	for _, a := range r.asked {
		failed := *a
		failed.failed, failed.reason = true, fault.Message
		result.Layers = append(result.Layers, r.notChecked(&failed))
	}
	return result
}
