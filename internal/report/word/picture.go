package word

import (
	"fmt"
	"strings"

	"onemap/internal/report"
	"onemap/internal/report/pixel"
)

// Sizes of pictures: English metric units per millimetre, pixels of sketches
// and swatches.
const (
	emuPerMM     = 36000
	sketchPixels = 7000 // per metre on paper: about 180 per inch
	swatchPixels = 84
)

// picture is the run of an inline picture; equal pictures are stored once.
func (f *file) picture(content []byte, wideMM, highMM float64, label string) string {
	n, known := f.names[string(content)]
	if !known {
		n = len(f.media)
		f.names[string(content)] = n
		f.media = append(f.media, content)
	}
	id, w, h := f.next(), int(wideMM*emuPerMM), int(highMM*emuPerMM)
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="picture %d" descr="%s"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="%d" name="picture %d"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdMedia%d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
		w, h, id, id, escaped(label), id, id, n, w, h)
}

// sketch writes map, caption and legend.
func (f *file) sketch(k *report.Sketch) error {
	content, err := pixel.PNG(k.Picture, int(k.Width()*sketchPixels))
	if err != nil {
		return err
	}
	wide := k.Width() * 1000
	f.body.WriteString(para("Figure", "<w:keepNext/>", f.picture(content, wide, wide*k.Picture.High/k.Picture.Wide, k.Picture.Label)))
	f.body.WriteString(para("Minor", "", run(k.Caption, "")))
	for n, part := range [][]report.Legend{k.On, k.InView} {
		if len(part) == 0 {
			continue
		}
		f.body.WriteString(para("Caption", "<w:keepNext/>", run(k.LegendTitles[n], "")))
		if err := f.legend(part); err != nil {
			return err
		}
	}
	return nil
}

func (f *file) legend(part []report.Legend) error {
	grid := []int{620, pageWide/2 - 620, 620, pageWide/2 - 620}
	f.openTable(grid, false)
	for i := 0; i < len(part); i += 2 {
		var cells []cell
		for j := i; j < i+2; j++ {
			runs, name := "", ""
			if j < len(part) {
				content, err := pixel.PNG(part[j].Picture, swatchPixels)
				if err != nil {
					return err
				}
				runs, name = f.picture(content, 7, 7*part[j].Picture.High/part[j].Picture.Wide, ""), part[j].Name
			}
			cells = append(cells, cell{wide: grid[0], content: para("Cell", "", runs)}, cell{wide: grid[1], content: para("Cell", "", run(name, ""))})
		}
		f.row(false, cells...)
	}
	f.closeTable()
	f.gap()
	return nil
}

// seal writes the QR code and beside it what it stands for.
func (f *file) seal(s report.Seal) error {
	runs := ""
	if s.Code != "" {
		code, err := report.QR(s.Code)
		if err != nil {
			return err
		}
		content, err := pixel.PNG(code.Picture(), 8*code.Side)
		if err != nil {
			return err
		}
		runs = f.picture(content, 30, 30, "QR")
	}
	var facts strings.Builder
	for _, r := range s.Facts {
		facts.WriteString(para("Cell", "", run(r.Label, `<w:color w:val="545E6A"/>`)+run("  ", "")+run(r.Value, "")))
	}
	const side = 1928 // 34 mm
	f.openTable([]int{side, pageWide - side}, false)
	f.row(false, cell{wide: side, content: para("Cell", "", runs)}, cell{wide: pageWide - side, content: facts.String()})
	f.closeTable()
	f.gap()
	return nil
}
