package tile

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// disk keeps tiles as files dir/ab/<hash of the key>.tile, where ab are the first
// digits of the hash. A file is written beside its place and renamed, so readers
// never see a part of it.
type disk struct {
	dir                string
	mutex              sync.Mutex
	files              *recent // names of files
	corrupt, unwritten int64
}

const (
	tileSuffix = ".tile"
	partSuffix = ".part"
)

func openDisk(dir string, most int64) (*disk, error) {
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return nil, fmt.Errorf("open the tile cache: %w", err)
	}
	d := &disk{dir: dir, files: newRecent(most)}
	return d, d.find()
}

type found struct {
	name  string
	bytes int64
	at    time.Time
}

// find takes stock of what an earlier run left, oldest first, and sweeps away
// files that were never finished.
func (d *disk) find() error {
	var all []found
	err := filepath.WalkDir(d.dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		if strings.HasSuffix(path, partSuffix) {
			return os.Remove(path)
		}
		info, err := e.Info()
		if err != nil || !strings.HasSuffix(path, tileSuffix) {
			return err
		}
		all = append(all, found{e.Name(), info.Size(), info.ModTime()})
		return nil
	})
	if err != nil {
		return fmt.Errorf("open the tile cache: %w", err)
	}
	slices.SortFunc(all, func(a, b found) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.name, b.name)) })
	for _, f := range all {
		d.keep(f.name, f.bytes)
	}
	return nil
}

// keep counts a file in and removes what there is no room for.
func (d *disk) keep(name string, bytes int64) {
	d.mutex.Lock()
	forgotten := d.files.put(name, bytes)
	d.mutex.Unlock()
	for _, old := range forgotten {
		d.remove(old)
	}
}

func (d *disk) path(name string) string { return filepath.Join(d.dir, name[:2], name) }

func fileName(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:]) + tileSuffix
}

func (d *disk) get(key string) (Compressed, bool) {
	name := fileName(key)
	d.mutex.Lock()
	known := d.files.use(name)
	d.mutex.Unlock()
	b, err := os.ReadFile(d.path(name))
	if t, ok := decodeEntry(b, key); ok {
		if !known { // another program on the same folder drew it
			d.keep(name, int64(len(b)))
		}
		return t, true
	}
	if !known && errors.Is(err, fs.ErrNotExist) {
		return Compressed{}, false
	}
	d.mutex.Lock()
	d.files.drop(name)
	if err == nil {
		d.corrupt++
	}
	d.mutex.Unlock()
	d.remove(name)
	return Compressed{}, false
}

func (d *disk) put(key string, t Compressed) {
	name, b := fileName(key), encodeEntry(key, t)
	if err := d.write(name, b); err != nil {
		d.mutex.Lock()
		d.unwritten++
		d.mutex.Unlock()
		return
	}
	d.keep(name, int64(len(b)))
}

func (d *disk) write(name string, b []byte) error {
	if err := os.MkdirAll(filepath.Dir(d.path(name)), 0o750); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(d.path(name)), name+"*"+partSuffix)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), d.path(name))
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// remove deletes a file; one that is gone already, or cannot be deleted, is
// found again by the next run.
func (d *disk) remove(name string) {
	if err := os.Remove(d.path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		d.mutex.Lock()
		d.unwritten++
		d.mutex.Unlock()
	}
}

func (d *disk) count(s *Stats) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	s.DiskBytes, s.Corrupt, s.Unwritten = d.files.bytes, d.corrupt, d.unwritten
}
