package main

import (
	"testing"
)

func TestPageLook(t *testing.T) {
	needPage(t)
	p := start(t)
	b := browse(t, p.base)
	b.open("/?lang=zh")
	b.picture("browse")
	b.click("nav button", "合规审查")
	b.hand("#check-file", p.sample())
	b.until("document.querySelector('.banner')")
	b.idle()
	b.picture("check")
	b.wellBehaved()
}
