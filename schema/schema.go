// Package schema embeds what OneMap keeps as data: database migrations, layer
// definitions and rules.
//
// It knows only the files. It must never read or judge them: layer and check
// load definitions and rules, postgis runs the migrations.
package schema

import "embed"

// FS holds migrations/*.sql, layers/*.yaml and rules/*.yaml.
//
//go:embed all:migrations layers rules
var FS embed.FS
