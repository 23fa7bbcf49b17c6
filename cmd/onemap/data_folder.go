package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
)

// rootData is where root keeps the private cluster when the folder asked for
// cannot be entered by the user that runs PostgreSQL: it refuses to run as
// root, and root's home is closed to others.
const rootData = "/var/lib/onemap"

// dataFolder is --data, else $XDG_DATA_HOME/onemap, else ~/.local/share/onemap.
func dataFolder(flag string, env func(string) string) string {
	if flag != "" {
		return flag
	}
	if x := env("XDG_DATA_HOME"); filepath.IsAbs(x) {
		return filepath.Join(x, "onemap")
	}
	home := env("HOME")
	if home == "" {
		home = os.TempDir()
	}
	return filepath.Join(home, ".local", "share", "onemap")
}

// reachable gives folder, or for root a folder of its own below rootData when
// the server's user could not enter folder.
func reachable(folder string, root bool) string {
	if !root || open(filepath.Dir(folder)) {
		return folder
	}
	sum := sha256.Sum256([]byte(folder))
	return filepath.Join(rootData, hex.EncodeToString(sum[:4]))
}

// open tells whether every folder down to this one may be entered by all;
// folders that do not exist yet will be made so.
func open(folder string) bool {
	for ; ; folder = filepath.Dir(folder) {
		if info, err := os.Stat(folder); err == nil && info.Mode().Perm()&0o001 == 0 {
			return false
		}
		if folder == filepath.Dir(folder) {
			return true
		}
	}
}
