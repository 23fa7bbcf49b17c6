// Package word writes a report as a Word document (Office Open XML, ISO/IEC
// 29500 transitional): the blocks of the document tree in their order, as
// paragraphs and tables that people can edit, with head rows repeated on every
// page. It must never know checks, layers or law. Sketches are pictures. Type
// is named, not embedded: 宋体 and 黑体, which every Chinese office machine has,
// so that rare characters stay characters. The same document gives the same
// bytes.
package word
