// Package atlas draws tiles when they are asked for and keeps what it drew.
//
// It knows which layers a tile is made of (sheets), how many are made ready and
// drawn at a time, and how a drawn tile is kept: compressed, under a key that
// changes with anything that could change its bytes. It must never know HTTP,
// SQL, files, checks or which edition is in force: a sheet comes with an
// identity that stands for unchanging features, and with a way to read them.
//
// Whoever leaves while a tile is drawn is let go at once; the drawing goes on
// while anybody waits for it.
package atlas
