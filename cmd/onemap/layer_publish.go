package main

import "onemap/internal/bilingual"

type layerPublishCommand struct {
	Edition int64  `arg:"" help:"${help_draft}"`
	Accept  string `help:"${help_accept}" placeholder:"REASON"`
}

// Run publishes a draft.
func (c layerPublishCommand) Run(a *app) error {
	h, err := a.open(false)
	if err != nil {
		return err
	}
	defer h.close()
	e, err := h.store.Publish(a.acting(), c.Edition, c.Accept)
	if err != nil {
		return err
	}
	a.say(bilingual.Text{ZH: "%s 版本 %d 已发布，自 %s 起生效", EN: "%s edition %d is published, effective from %s"}, e.Layer, e.ID, e.Effective)
	return nil
}
