package filter

import "onemap/internal/layer"

// answer is one of three, in the order that makes AND the least of two answers
// and OR the greatest (SQL three-valued logic).
type answer int8

const (
	no answer = iota
	unknown
	yes
)

func known(b bool) answer {
	if b {
		return yes
	}
	return no
}

// truth is a condition made ready to ask; the feature is only read.
type truth func(*layer.Feature) (answer, error)

func always(a answer) truth {
	return func(*layer.Feature) (answer, error) { return a, nil }
}

// least is AND: it stops at the first false.
func least(of []truth) truth {
	return func(f *layer.Feature) (answer, error) {
		all := yes
		for _, t := range of {
			a, err := t(f)
			if err != nil || a == no {
				return no, err
			}
			all = min(all, a)
		}
		return all, nil
	}
}

// greatest is OR: it stops at the first true.
func greatest(of []truth) truth {
	return func(f *layer.Feature) (answer, error) {
		any := no
		for _, t := range of {
			a, err := t(f)
			if err != nil || a == yes {
				return a, err
			}
			any = max(any, a)
		}
		return any, nil
	}
}

func opposite(of truth) truth {
	return func(f *layer.Feature) (answer, error) {
		a, err := of(f)
		return yes - a, err
	}
}
