package cluster

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"os"
	"path/filepath"
)

// longestSocket is the longest path of a unix socket (sun_path is 108 bytes
// with its closing zero).
const longestSocket = 107

// layout is where the parts of a cluster lie.
type layout struct{ root, data, socket, log, users, starting string }

// newLayout places everything below root, and the socket in the folder for
// temporary files when the path would be too long for one.
func newLayout(root, temporary string) layout {
	l := layout{
		root: root, data: filepath.Join(root, "c"), socket: filepath.Join(root, "s"),
		log: filepath.Join(root, "log"), users: filepath.Join(root, "users"),
		starting: filepath.Join(root, "starting"),
	}
	if len(l.socketFile()) > longestSocket {
		l.socket = filepath.Join(temporary, "onemap-"+short(root))
	}
	return l
}

// short is a name for a path.
func short(path string) string {
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:6])
}

func (l layout) socketFile() string { return filepath.Join(l.socket, ".s.PGSQL.5432") }

func (l layout) initialised() bool { return exists(filepath.Join(l.data, "PG_VERSION")) }

// url names database on this server.
func (l layout) url(database string) string {
	q := url.Values{"host": {l.socket}, "user": {superuser}}
	return "postgres:///" + database + "?" + q.Encode()
}

// tail gives the end of the server's log, for an error message.
func (l layout) tail() string {
	b, err := os.ReadFile(l.log)
	if err != nil {
		return "no log: " + err.Error()
	}
	return string(b[max(0, len(b)-2000):])
}
