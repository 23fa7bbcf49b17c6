// Package pixel draws a report's pictures as PNG, for files that cannot hold
// lines of their own, such as Word documents. It must never know maps or
// checks: marks in, pixels out, the same bytes every time. Labels are digits and Latin
// letters; they are set in the Go fonts, which come with the program, so that a
// machine without fonts draws the same picture.
package pixel
