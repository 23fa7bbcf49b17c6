package ingest

import (
	"archive/zip"
	"bytes"
	"path"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

	"onemap/internal/problem"
)

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
