// Package sheet writes tables as an Excel workbook: one sheet per table, its
// head row frozen and filterable, numbers as numbers, unrounded, with a format
// that rounds them once and never shows what was found as 0. It must
// never know checks. The same tables give the same bytes.
package sheet
