package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
)

// writeKML writes KML 2.2 (OGC 07-147r2): a schema, and a placemark for each
// row with its attributes as SchemaData.
func writeKML(o *order, out io.Writer) error {
	head := `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>` +
		escaped(o.table.Title.In(o.Language)) + `</name>` + "\n" + `<Schema name="` + o.table.Name + `" id="` + o.table.Name + `">`
	for _, c := range o.table.Columns {
		head += fmt.Sprintf(`<SimpleField name="%s" type="%s"><displayName>%s</displayName></SimpleField>`,
			escaped(c.Name), kmlTypes()[c.Kind], escaped(c.Title.In(o.Language)))
	}
	if _, err := io.WriteString(out, head+"</Schema>\n<Folder><name>"+o.table.Name+"</name>\n"); err != nil {
		return err
	}
	var b bytes.Buffer
	err := o.each(func(r Row) error {
		b.Reset()
		if err := o.placemark(&b, r); err != nil {
			return err
		}
		_, err := out.Write(b.Bytes())
		return err
	})
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, "</Folder></Document></kml>\n")
	return err
}

func kmlTypes() map[Kind]string {
	return map[Kind]string{Text: "string", Integer: "int", Number: "double", Date: "string"}
}

func (o *order) placemark(b *bytes.Buffer, r Row) error {
	fmt.Fprintf(b, `<Placemark><name>%s</name><ExtendedData><SchemaData schemaUrl="#%s">`, escaped(textOf(r.Cells[o.table.Label])), o.table.Name)
	for i, cell := range r.Cells {
		if cell != nil {
			fmt.Fprintf(b, `<SimpleData name="%s">%s</SimpleData>`, escaped(o.table.Columns[i].Name), escaped(textOf(cell)))
		}
	}
	b.WriteString("</SchemaData></ExtendedData>")
	if o.table.Spatial && !r.Shape.IsEmpty() {
		d, err := o.CRS.draw(r.Shape)
		if err != nil {
			return err
		}
		b.Write(inKML(b.AvailableBuffer(), d))
	}
	b.WriteString("</Placemark>\n")
	return nil
}

// inKML writes the polygons of a shape; the first ring of each is its shell.
func inKML(b []byte, d drawn) []byte {
	b = append(b, "<MultiGeometry>"...)
	ring := int32(0)
	for _, end := range d.polys {
		b = append(b, "<Polygon>"...)
		for first := ring; ring < end; ring++ {
			side := "innerBoundaryIs"
			if ring == first {
				side = "outerBoundaryIs"
			}
			b = append(b, "<"+side+"><LinearRing><coordinates>"...)
			b = brackets{between: ",", next: " "}.ring(b, d, int(ring))
			b = append(b, "</coordinates></LinearRing></"+side+">"...)
		}
		b = append(b, "</Polygon>"...)
	}
	return append(b, "</MultiGeometry>"...)
}

// escaped is text inside XML; characters XML cannot hold become U+FFFD.
func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer never fails
	return b.String()
}
