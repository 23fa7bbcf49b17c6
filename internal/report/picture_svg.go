package report

import (
	"fmt"
	"html"
	"strconv"
	"strings"
)

// Faint is the opacity of marks that are only in view.
const Faint = 0.42

// SVG draws the picture as one svg element; every text in it is escaped. The
// prefix keeps pattern names apart on a page with several pictures.
func (p *Picture) SVG(prefix, class string) string {
	v := &vector{prefix: prefix}
	for _, m := range p.Marks {
		v.mark(m)
	}
	hidden := `aria-hidden="true"`
	if p.Label != "" {
		hidden = `role="img" aria-label="` + html.EscapeString(p.Label) + `"`
	}
	return fmt.Sprintf(`<svg class="%s" viewBox="0 0 %g %g" width="%g" height="%g" %s xmlns="http://www.w3.org/2000/svg"><defs>%s</defs>%s</svg>`,
		class, p.Wide, p.High, p.Wide, p.High, hidden, v.defs.String(), v.out.String())
}

// vector is an SVG in the making.
type vector struct {
	prefix    string
	defs, out strings.Builder
	patterns  []Ink // of which a pattern is defined
}

func (v *vector) mark(m Mark) {
	open, end := "", ""
	if m.Style.Faint {
		open, end = fmt.Sprintf(`<g opacity="%g">`, Faint), "</g>"
	}
	v.out.WriteString(open)
	switch {
	case m.Text != "":
		v.label(m)
	case m.Disc > 0:
		fmt.Fprintf(&v.out, `<circle class="%s" cx="%.1f" cy="%.1f" r="%g"%s/>`, m.Role, m.At.X, m.At.Y, m.Disc, v.paint(m.Style))
	default:
		v.path(m)
	}
	v.out.WriteString(end)
}

func (v *vector) path(m Mark) {
	fmt.Fprintf(&v.out, `<path class="%s" d="%s"%s`, m.Role, pathData(m), v.paint(m.Style))
	if m.Title == "" {
		v.out.WriteString("/>")
		return
	}
	fmt.Fprintf(&v.out, "><title>%s</title></path>", html.EscapeString(m.Title))
}

func pathData(m Mark) string {
	var b strings.Builder
	for _, ring := range m.Rings {
		for k, p := range ring {
			b.WriteByte("ML"[min(k, 1)])
			b.WriteString(strconv.FormatFloat(p.X, 'f', 1, 64))
			b.WriteByte(' ')
			b.WriteString(strconv.FormatFloat(p.Y, 'f', 1, 64))
		}
		if !m.Open {
			b.WriteByte('Z')
		}
	}
	return b.String()
}

func (v *vector) label(m Mark) {
	more := ""
	if m.Style.Bold {
		more += ` font-weight="700"`
	}
	if m.Style.Middle {
		more += ` text-anchor="middle"`
	}
	fmt.Fprintf(&v.out, `<text class="%s" x="%.1f" y="%.1f" font-size="%g" fill="%s" stroke="#ffffff" stroke-width="3" paint-order="stroke"%s>%s</text>`,
		m.Role, m.At.X, m.At.Y, m.Style.Size, html.EscapeString(m.Style.Pen), more, html.EscapeString(m.Text))
}

// paint are the attributes of a shape's ink.
func (v *vector) paint(i Ink) string {
	var b strings.Builder
	switch {
	case i.patterned():
		fmt.Fprintf(&b, ` fill="url(#%s)"`, v.pattern(i))
	case i.Fill != "":
		fmt.Fprintf(&b, ` fill="%s" fill-opacity="%g"`, html.EscapeString(i.Fill), i.opacity())
	default:
		b.WriteString(` fill="none"`)
	}
	if i.Pen != "" {
		fmt.Fprintf(&b, ` stroke="%s" stroke-width="%g" stroke-linejoin="round"`, html.EscapeString(i.Pen), i.Width)
	}
	if i.Dash[0] > 0 {
		fmt.Fprintf(&b, ` stroke-dasharray="%g %g"`, i.Dash[0], i.Dash[1])
	}
	return b.String()
}

func (i Ink) patterned() bool { return i.Pattern != "" && i.Pattern != "none" }

func (i Ink) opacity() float64 {
	if i.Opacity == 0 {
		return 1
	}
	return i.Opacity
}

// pattern names the pattern of an ink, defining it when it is new.
func (v *vector) pattern(i Ink) string {
	key := Ink{Fill: i.Fill, Opacity: i.Opacity, Pattern: i.Pattern, Hatch: i.Hatch, Turn: i.Turn}
	for k, known := range v.patterns {
		if known == key {
			return fmt.Sprintf("%sp%d", v.prefix, k)
		}
	}
	v.patterns = append(v.patterns, key)
	id := fmt.Sprintf("%sp%d", v.prefix, len(v.patterns)-1)
	line := html.EscapeString(i.Hatch)
	inner := map[string]string{
		"hatch": fmt.Sprintf(`<path d="M-2 2L2 -2M0 10L10 0M8 12L12 8" stroke="%s" stroke-width="1.3"/>`, line),
		"cross": fmt.Sprintf(`<path d="M-2 2L2 -2M0 10L10 0M8 12L12 8M-2 8L2 12M0 0L10 10M8 -2L12 2" stroke="%s" stroke-width="1"/>`, line),
		"dots":  fmt.Sprintf(`<circle cx="2.5" cy="2.5" r="1.2" fill="%s"/><circle cx="7.5" cy="7.5" r="1.2" fill="%s"/>`, line, line),
	}[i.Pattern]
	fmt.Fprintf(&v.defs, `<pattern id="%s" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(%d)"><rect width="10" height="10" fill="%s" fill-opacity="%g"/>%s</pattern>`,
		id, i.Turn, html.EscapeString(i.Fill), i.opacity(), inner)
	return id
}
