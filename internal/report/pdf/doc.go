// Package pdf draws a report on A4 pages. It draws the blocks of the document
// tree in their order and must never know checks, layers or law; sketches go
// into the page as lines, not as pixels.
//
// Text is broken into lines here, by the rules Chinese type follows: the
// library's own breaking loses characters. The font is found on the machine and
// embedded as a subset; a character it lacks is drawn as 〔U+364D〕 and listed at
// the end of the report, never left out. The same document and font give the
// same bytes: dates are those of the check and nothing else is drawn from the
// clock.
//
// Files are made to PDF/A-2b: fonts and colour profile embedded, metadata in
// XMP, no encryption, a file identifier. Structure tags (level a) are beyond
// the library. Lengths are millimetres from the upper left corner, sizes of
// type are points.
package pdf
