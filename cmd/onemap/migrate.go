package main

import "onemap/internal/bilingual"

type migrateCommand struct{}

// Run brings the database to the newest migration and publishes the law.
func (migrateCommand) Run(a *app) error {
	d, err := a.database()
	if err != nil {
		return err
	}
	defer d.release()
	if err := a.prepare(d); err != nil {
		return err
	}
	a.say(bilingual.Text{ZH: "数据库与规则已是最新", EN: "database and law are up to date"})
	return nil
}
