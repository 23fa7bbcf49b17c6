package cluster

import (
	"fmt"
	"os"
)

// settings are appended to postgresql.conf: socket only, and sizes for one
// county on a small machine.
const settings = `
listen_addresses = ''
unix_socket_directories = '%s'
unix_socket_permissions = 0700
max_connections = 200
shared_buffers = 128MB
jit = off
timezone = 'UTC'
`

// volatile trades safety in a power cut for speed.
const volatile = `
fsync = off
synchronous_commit = off
full_page_writes = off
`

func (s *starter) configure(path string) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	text := fmt.Sprintf(settings, s.layout.socket)
	if s.Volatile {
		text += volatile
	}
	if _, err := f.WriteString(text); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}
