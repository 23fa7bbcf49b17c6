package filter

import "strings"

// reserved words are never property names unless quoted.
func reserved(w string) bool {
	switch strings.ToUpper(w) {
	case "AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "NULL", "TRUE", "FALSE", "DIV":
		return true
	}
	return false
}

// plain tells whether a property may be written without quotation marks.
func plain(name string) bool {
	return name != "" && wordLength(name) == len(name) && !reserved(name) && !geometryWord(name)
}

func instantWord(t token) bool { return t.is("DATE") || t.is("TIMESTAMP") || t.is("INTERVAL") }
