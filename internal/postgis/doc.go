// Package postgis keeps everything OneMap must remember, in PostGIS.
//
// It knows every query, transactions, partitions, snapshots held in memory, the
// second computation of overlaps and what an SQLSTATE means to a user. It must
// never know HTTP, file formats or the wording of reports. Each query is a file
// under sql, runnable as it is in psql; names of constraints are part of the
// contract with the migrations (schema/migrations) and are explained in
// constraint.go.
//
// Geometry crosses only as EWKB, EPSG:4490, through ST_GeomFromEWKB and
// ST_AsEWKB. Areas are square metres of record, plane areas square degrees.
// Published editions, checks and submissions never change; triggers see to it.
// Whatever changes state writes an audit event in the same transaction.
package postgis
