package server

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/labstack/echo/v4"
)

var (
	braces    = regexp.MustCompile(`\{([A-Za-z_]+)\}`)
	lastPart  = regexp.MustCompile(`(:[A-Za-z_]+)(\.[a-z]+)$`)
	parameter = regexp.MustCompile(`:[A-Za-z_]+`)
)

// route is the path as echo writes it, and what must follow its last
// parameter: echo matches whole segments only, so .mvt of {y}.mvt is ours to
// look at.
func (o operation) route() (path, ending string) {
	path = braces.ReplaceAllString(o.path, ":$1")
	if m := lastPart.FindStringSubmatch(path); m != nil {
		return strings.TrimSuffix(path, m[2]), m[2]
	}
	return path, ""
}

// routes are operations by the patterns echo can tell apart.
type routes struct {
	order []string
	forks map[string][]branch // method and pattern with nameless parameters
}

// branch is one operation of a pattern.
type branch struct {
	method, path, ending string
	handle               echo.HandlerFunc
}

func (r *routes) add(o operation, h echo.HandlerFunc) {
	path, ending := o.route()
	key := o.method + " " + parameter.ReplaceAllString(path, ":")
	if r.forks == nil {
		r.forks = map[string][]branch{}
	}
	if r.forks[key] == nil {
		r.order = append(r.order, key)
	}
	r.forks[key] = append(r.forks[key], branch{o.method, path, ending, h})
}

func (r *routes) register(e *echo.Echo) {
	for _, key := range r.order {
		all := r.forks[key]
		if len(all) == 1 && all[0].ending == "" {
			e.Add(all[0].method, all[0].path, unescaped(all[0].handle))
			continue
		}
		e.Add(all[0].method, all[0].path, unescaped(fork(all)))
	}
}

// unescaped gives the parameters of a path as they were meant: echo matches the
// escaped path when the client escaped more than it had to, or a slash.
func unescaped(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().URL.RawPath == "" {
			return next(c)
		}
		values := c.ParamValues()
		for i, v := range values {
			if plain, err := url.PathUnescape(v); err == nil {
				values[i] = plain
			}
		}
		c.SetParamValues(values...)
		return next(c)
	}
}

// fork takes the branch with the longest ending the path has, and gives the
// parameters the names they have there.
func fork(all []branch) echo.HandlerFunc {
	return func(c echo.Context) error {
		values := c.ParamValues()
		last := len(values) - 1
		var best *branch
		for i, b := range all {
			if strings.HasSuffix(values[last], b.ending) && (best == nil || len(b.ending) > len(best.ending)) {
				best = &all[i]
			}
		}
		if best == nil {
			return echo.ErrNotFound
		}
		values[last] = strings.TrimSuffix(values[last], best.ending)
		c.SetParamNames(names(best.path)...)
		c.SetParamValues(values...)
		return best.handle(c)
	}
}

// names are the parameters of a pattern in order.
func names(path string) (all []string) {
	for _, p := range parameter.FindAllString(path, -1) {
		all = append(all, p[1:])
	}
	return all
}
