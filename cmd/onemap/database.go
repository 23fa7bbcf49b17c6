package main

import (
	"os"
	"path/filepath"

	"onemap/internal/cluster"
	"onemap/internal/postgis"
)

// database is where the record is: DATABASE_URL, else the private cluster of
// the data folder, joined when it runs and started for the duration when not.
type database struct {
	url     string
	private bool
	release func()
}

func (a *app) database() (database, error) {
	if url := a.env("DATABASE_URL"); url != "" {
		return database{url: url, release: func() {}}, nil
	}
	if os.MkdirAll(filepath.Dir(a.data), 0o755) != nil {
		a.log.Warn("the parent of the data folder cannot be made", "folder", a.data)
	}
	c, err := cluster.Start(a.ctx, cluster.Options{DataDir: a.data, Log: a.quiet()})
	if err != nil {
		return database{}, err
	}
	return database{url: c.URL(), private: true, release: c.Stop}, nil
}

// prepare brings the database to the newest migration and publishes the law.
func (a *app) prepare(d database) error {
	if err := postgis.Migrate(a.ctx, d.url, a.quiet()); err != nil {
		return err
	}
	store, err := postgis.Open(a.ctx, d.url, a.quiet())
	if err != nil {
		return err
	}
	defer store.Close()
	law, err := loadLaw()
	if err != nil {
		return err
	}
	return store.PublishLaw(a.acting(), law)
}
