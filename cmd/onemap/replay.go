package main

import (
	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

type replayCommand struct {
	Check string `arg:"" help:"${help_check_id}"`
}

// Run repeats a stored check and compares the bytes.
func (c replayCommand) Run(a *app) error {
	h, err := a.open(false)
	if err != nil {
		return err
	}
	defer h.close()
	same, stored, replayed, err := h.desk.Replay(a.ctx, c.Check)
	if err != nil {
		return err
	}
	if same {
		a.say(bilingual.Text{ZH: "复算一致：%d 字节逐字节相同", EN: "the same: all %d bytes are equal"}, len(stored))
		return nil
	}
	at := 0
	for at < len(stored) && at < len(replayed) && stored[at] == replayed[at] {
		at++
	}
	a.say(bilingual.Text{ZH: "从第 %d 字节起不同（存档 %d 字节，复算 %d 字节）", EN: "different from byte %d (stored %d bytes, repeated %d bytes)"}, at, len(stored), len(replayed))
	return &problem.Problem{Code: "R01", Class: problem.Internal,
		Message: bilingual.Text{ZH: "复算结果与存档不同", EN: "the repeated check differs from the stored one"},
		Next:    bilingual.Text{ZH: "请把检测编号告诉管理员", EN: "tell the operator the number of the check"}}
}
