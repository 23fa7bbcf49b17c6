package export

import (
	"net/url"
	"regexp"
	"strings"
)

// Disposition is the Content-Disposition of a file people save: an ASCII name
// for old clients and the whole name in UTF-8 (RFC 6266, RFC 8187).
func Disposition(name string) string {
	plain := strings.Trim(regexp.MustCompile(`[^A-Za-z0-9._-]+`).ReplaceAllString(name, "_"), "_-")
	if plain == "" || strings.HasPrefix(plain, ".") {
		plain = "onemap" + plain
	}
	return `attachment; filename="` + plain + `"; filename*=UTF-8''` + strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
}
