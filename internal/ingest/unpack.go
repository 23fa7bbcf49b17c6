package ingest

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"path"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

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

func unzip(data []byte, l Limits) ([]packedFile, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, broken(err)
	}
	if len(z.File) > l.Entries {
		return nil, limited(say("压缩包内超过 %d 个文件", "the archive has more than %d entries", l.Entries))
	}
	left := allowance(int64(len(data)), l)
	var files []packedFile
	for _, entry := range z.File {
		f, err := unzipEntry(entry, left, l)
		if err != nil {
			return nil, err
		}
		if left -= int64(len(f.data)); f.name != "" {
			files = append(files, f)
		}
	}
	return files, nil
}

// unzipEntry reads one entry; directories and the droppings of operating
// systems come back without a name.
func unzipEntry(entry *zip.File, left int64, l Limits) (packedFile, error) {
	name := entryName(entry)
	if err := safeName(name, entry); err != nil {
		return packedFile{}, err
	}
	if entry.FileInfo().IsDir() || ignorable(name) {
		return packedFile{}, nil
	}
	r, err := entry.Open()
	if err != nil {
		return packedFile{}, broken(err)
	}
	defer r.Close()
	content, err := inflate(r, left, l)
	if err == nil && (isZip(content) || isGzip(content)) {
		err = nested(name)
	}
	return packedFile{name, content}, err
}

func entryName(entry *zip.File) string {
	if !entry.NonUTF8 {
		return entry.Name
	}
	if name, err := simplifiedchinese.GB18030.NewDecoder().String(entry.Name); err == nil {
		return name
	}
	return entry.Name
}

func safeName(name string, entry *zip.File) error {
	clean := path.Clean(name)
	bad := strings.ContainsAny(name, "\\\x00") || path.IsAbs(name) || clean == ".." ||
		strings.HasPrefix(clean, "../") || len(name) > 1 && name[1] == ':' || entry.Mode()&^0o777 != 0 && !entry.FileInfo().IsDir()
	if !bad {
		return nil
	}
	return refuse(unsafeArchive, say("压缩包内的路径不安全：%q", "the archive has an unsafe path: %q", name),
		say("请重新打包，只放数据文件", "pack it again with only the data files"))
}

func ignorable(name string) bool {
	return strings.HasPrefix(name, "__MACOSX/") || strings.HasPrefix(path.Base(name), ".")
}

func nested(name string) *problem.Problem {
	return refuse(unsafeArchive, say("压缩包内还有压缩包：%q", "there is an archive inside the archive: %q", name),
		say("请只打包一层", "pack the files once only"))
}

func broken(cause error) *problem.Problem {
	p := refuse(damaged, say("文件已损坏或不完整", "the file is damaged or incomplete"),
		say("请重新导出或重新上传", "export it or upload it again"))
	p.Cause = cause
	return p
}
