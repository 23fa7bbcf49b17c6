package server

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"onemap/internal/check"
)

// Row is one line of the result table of a batch.
type Row struct {
	Ordinal   int           `json:"ordinal"`
	ID        string        `json:"id"`
	Name      string        `json:"name"`
	Verdict   check.Verdict `json:"verdict"`
	Area      float64       `json:"area_m2"`
	Findings  int           `json:"findings"`
	Conflicts int           `json:"conflicts"`
	Layer     string        `json:"worst_layer"`
	Rule      string        `json:"rule"`
}

// Row reads the table line out of the stored part of the answer; the first
// finding is the worst one.
func (r Result) Row() Row {
	row := Row{Ordinal: r.Ordinal, ID: r.ID, Name: r.Name, Verdict: r.Verdict, Area: r.Area}
	var part struct {
		Findings []struct {
			Layer, Rule, Class string
		} `json:"findings"`
	}
	if json.Unmarshal(r.Document, &part) != nil {
		return row
	}
	row.Findings = len(part.Findings)
	for i, f := range part.Findings {
		if i == 0 {
			row.Layer, row.Rule = f.Layer, f.Rule
		}
		if f.Class == string(check.Conflict) {
			row.Conflicts++
		}
	}
	return row
}

// RowColumns are the columns of the CSV table.
var RowColumns = []string{"ordinal", "id", "name", "verdict", "area_m2", "findings", "conflicts", "worst_layer", "rule"}

// Fields are the cells of the CSV table. A text that a spreadsheet would run
// as a formula is prefixed with an apostrophe.
func (r Row) Fields() []string {
	return []string{strconv.Itoa(r.Ordinal), plain(r.ID), plain(r.Name), r.Verdict.String(),
		strconv.FormatFloat(r.Area, 'f', -1, 64), strconv.Itoa(r.Findings), strconv.Itoa(r.Conflicts), plain(r.Layer), plain(r.Rule)}
}

func plain(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// resultsCSV streams the whole table, page by page.
func (s *Server) resultsCSV(c echo.Context) error {
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, "text/csv; charset=utf-8")
	h.Set(echo.HeaderContentDisposition, `attachment; filename="batch-`+c.Param("id")+`.csv"`)
	c.Response().WriteHeader(http.StatusOK)
	return s.writeTable(c, c.Response(), c.Param("id"))
}

func (s *Server) writeTable(c echo.Context, out io.Writer, id string) error {
	w := csv.NewWriter(out)
	if err := w.Write(RowColumns); err != nil {
		return err
	}
	for after := 0; ; {
		rows, err := s.batches.Results(c.Request().Context(), id, after, 1000)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if err := w.Write(r.Row().Fields()); err != nil {
				return err
			}
			after = r.Ordinal
		}
		w.Flush()
		if len(rows) < 1000 {
			return w.Error()
		}
	}
}
