package export

import (
	"onemap/internal/bilingual"
	"onemap/internal/check"
)

// verdictColumn shows verdicts in words and colours to people.
func verdictColumn() Column {
	c := Column{Name: "verdict", Title: bilingual.Text{ZH: "结论", EN: "Verdict"}, Words: map[string]bilingual.Text{}, Fills: fills()}
	for v := check.Clear; v <= check.Prohibited; v++ {
		c.Words[v.String()] = v.Name()
	}
	return c
}

// fills tell verdicts apart in grey, too: worse is darker.
func fills() map[string]string {
	return map[string]string{
		"prohibited": "F4A6A0", "undetermined": "CDBFE3", "conditional": "F9CF9C", "confirm": "FBE5A3", "note": "D9E8F6", "clear": "DFF2DC",
	}
}
