package ingest

import (
	"bytes"
	"compress/gzip"
	"io"
	"path"
	"strings"

	"onemap/internal/problem"
)

// packedFile is one file of a submission, unpacked, with its path as decoded.
type packedFile struct {
	name string
	data []byte
}

// base is the file name in lower case, ext its extension with the dot.
func (f packedFile) base() string { return strings.ToLower(path.Base(f.name)) }
func (f packedFile) ext() string  { return path.Ext(f.base()) }

// stem is the path without extension, in lower case: files of one shapefile share it.
func (f packedFile) stem() string { return strings.TrimSuffix(strings.ToLower(f.name), f.ext()) }

// unpack gives the files in data: the file itself, what gzip holds, or the
// entries of a zip (archived true). Every limit is counted on real bytes.
func unpack(data []byte, name string, l Limits) (files []packedFile, archived bool, err error) {
	if int64(len(data)) > l.Bytes {
		return nil, false, limited(say("文件超过 %d 字节的上限", "the file is larger than the limit of %d bytes", l.Bytes))
	}
	switch {
	case isGzip(data):
		inner, err := gunzip(data, l)
		if err == nil && (isGzip(inner) || isZip(inner)) {
			err = nested(name)
		}
		return []packedFile{{strings.TrimSuffix(name, ".gz"), inner}}, false, err
	case isZip(data):
		files, err := unzip(data, l)
		return files, true, err
	}
	return []packedFile{{name, data}}, false, nil
}

func isGzip(data []byte) bool { return bytes.HasPrefix(data, []byte{0x1f, 0x8b}) }
func isZip(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06"))
}

func gunzip(data []byte, l Limits) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, broken(err)
	}
	return inflate(z, allowance(int64(len(data)), l), l)
}

// allowance is how much packed bytes may unpack to: the ratio, but never less
// than a megabyte, because short repetitive files pack very well.
func allowance(packed int64, l Limits) int64 {
	return min(l.Unpacked, max(packed*l.Ratio, 1<<20))
}

func inflate(r io.Reader, most int64, l Limits) ([]byte, error) {
	out, err := io.ReadAll(io.LimitReader(r, most+1))
	if int64(len(out)) > most {
		return nil, limited(say("压缩包解压后超过上限（总量 %d 字节，压缩比 %d）",
			"the archive unpacks to more than the limits allow (%d bytes in all, ratio %d)", l.Unpacked, l.Ratio))
	}
	if err != nil {
		return nil, broken(err)
	}
	return out, nil
}

func broken(cause error) *problem.Problem {
	p := refuse(damaged, say("文件已损坏或不完整", "the file is damaged or incomplete"),
		say("请重新导出或重新上传", "export it or upload it again"))
	p.Cause = cause
	return p
}
