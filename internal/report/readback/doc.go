// Package readback reads the text of written reports back, for tests only: what
// a PDF, a Word document and a page hold, in the order in which it was written,
// so that every character of the document tree can be looked for.
//
// It knows the files that our own writers make, not files at large. It must
// never know how they are written, or it would repeat the writers' mistakes.
package readback
