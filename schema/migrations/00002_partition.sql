-- The life of a partition: opened for a draft, sealed after COPY, attached
-- when published, dropped with a draft that is given up. Names are made of the
-- edition's number only, here and nowhere else.

-- +goose Up
-- +goose StatementBegin
CREATE FUNCTION partition_name(edition bigint) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS
$$ SELECT 'feature_e' || edition $$;
-- +goose StatementEnd

-- +goose StatementBegin
-- The CHECK lets ATTACH skip its scan; STORAGE EXTERNAL keeps coordinates out
-- of the compressor, which gains nothing on them and costs on every read.
CREATE FUNCTION open_partition(edition bigint) RETURNS text LANGUAGE plpgsql STRICT AS $$
DECLARE name text := partition_name(edition);
BEGIN
    EXECUTE format('CREATE TABLE %I (LIKE feature INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (edition = %s)', name, name || '_edition', edition);
    EXECUTE format('ALTER TABLE %I ALTER COLUMN geom SET STORAGE EXTERNAL', name);
    RETURN name;
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
-- Indexes come after COPY: loading into a GiST index is twice as slow.
CREATE FUNCTION seal_partition(edition bigint) RETURNS void LANGUAGE plpgsql STRICT AS $$
DECLARE name text := partition_name(edition);
BEGIN
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I PRIMARY KEY (edition, ordinal)', name, name || '_pkey');
    EXECUTE format('CREATE INDEX %I ON %I USING gist (geom)', name || '_geom', name);
    EXECUTE format('CREATE INDEX %I ON %I (edition, id)', name || '_by_id', name);
    EXECUTE format('ANALYZE %I', name);
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION attach_partition(edition bigint) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
    EXECUTE format('ALTER TABLE feature ATTACH PARTITION %I FOR VALUES IN (%s)', partition_name(edition), edition);
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION drop_partition(edition bigint) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
    EXECUTE format('DROP TABLE IF EXISTS %I', partition_name(edition));
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
-- Features of an edition in any state, in order; a draft is not yet part of
-- the table feature.
CREATE FUNCTION partition_features(edition bigint) RETURNS SETOF feature LANGUAGE plpgsql STABLE STRICT AS $$
BEGIN
    RETURN QUERY EXECUTE format('SELECT * FROM %I ORDER BY ordinal', partition_name(edition));
END $$;
-- +goose StatementEnd
