package server

import (
	"strconv"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics count requests by operation of the contract, so that no address a
// client invents makes a series.
type metrics struct {
	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
	inFlight prometheus.Gauge
	registry *prometheus.Registry
}

// newMetrics registers the server's own in r; nil: a registry of its own.
func newMetrics(r *prometheus.Registry, l Limits) metrics {
	if r == nil {
		r = prometheus.NewRegistry()
	}
	m := metrics{registry: r,
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "onemap_http_requests_total",
			Help: "Requests by operation of the contract and status."}, []string{"operation", "status"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "onemap_http_request_seconds",
			Help:    "Time to the end of the answer by operation.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 300}}, []string{"operation"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{Name: "onemap_http_in_flight", Help: "Requests being answered."}),
	}
	r.MustRegister(m.requests, m.took, m.inFlight)
	for class, door := range l.gates {
		r.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "onemap_gate_in_use", Help: "Requests of a limited class being answered.",
			ConstLabels: prometheus.Labels{"class": class}}, func() float64 { return float64(len(door)) }))
		r.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "onemap_gate_limit", Help: "Requests of a limited class at a time.",
			ConstLabels: prometheus.Labels{"class": class}}, func() float64 { return float64(cap(door)) }))
	}
	return m
}

// operationKey holds the id of the operation in the context of a request.
const operationKey = "onemap.operation"

// labelled tells the layers around a handler which operation it is.
func labelled(o operation) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			c.Set(operationKey, o.id)
			return next(c)
		}
	}
}

// counting counts a request when its answer is over, broken off ones too.
func (s *Server) counting(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		from := time.Now()
		s.metrics.inFlight.Inc()
		defer func() {
			s.metrics.inFlight.Dec()
			operation, ok := c.Get(operationKey).(string)
			if !ok {
				operation = "none"
			}
			s.metrics.requests.WithLabelValues(operation, strconv.Itoa(c.Response().Status)).Inc()
			s.metrics.took.WithLabelValues(operation).Observe(time.Since(from).Seconds())
		}()
		return next(c)
	}
}

// showMetrics answers in the format of Prometheus.
func (s *Server) showMetrics(c echo.Context) error {
	promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{DisableCompression: true}).ServeHTTP(c.Response(), c.Request())
	return nil
}
