-- Editions of layers and their features. Layers are rows, not tables: one
-- partition of feature per edition, named by the edition's number.

-- +goose Up
CREATE EXTENSION IF NOT EXISTS postgis;

CREATE TABLE edition (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    layer        text        NOT NULL,
    state        text        NOT NULL DEFAULT 'draft',
    effective    date        NOT NULL,                -- legal effect, civil date in China
    imported     timestamptz NOT NULL,
    recorded     timestamptz,                         -- published in this system
    withdrawn    timestamptz,
    document_no  text        NOT NULL DEFAULT '',
    source       text        NOT NULL DEFAULT '',
    coverage     geometry(MultiPolygon, 4490),        -- NULL: unknown, covers nothing
    sha256       text        NOT NULL,
    features     integer     NOT NULL,
    refused      integer     NOT NULL DEFAULT 0,
    self_overlap boolean     NOT NULL DEFAULT false,
    decision     text        NOT NULL DEFAULT '',     -- why it was published although records were refused
    reason       text        NOT NULL DEFAULT '',     -- why it was withdrawn
    CONSTRAINT edition_layer_code CHECK (layer ~ '^[A-Z][A-Z0-9_]{1,31}$'),
    CONSTRAINT edition_sha256_hex CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    CONSTRAINT edition_counts CHECK (features >= 0 AND refused >= 0),
    CONSTRAINT edition_state_times CHECK (
        CASE state
            WHEN 'draft'     THEN recorded IS NULL AND withdrawn IS NULL
            WHEN 'published' THEN recorded IS NOT NULL AND withdrawn IS NULL
            WHEN 'withdrawn' THEN recorded IS NOT NULL AND withdrawn >= recorded
            ELSE false
        END),
    CONSTRAINT edition_refused_needs_decision CHECK (state = 'draft' OR refused = 0 OR decision <> ''),
    CONSTRAINT edition_withdrawal_needs_reason CHECK (state <> 'withdrawn' OR reason <> '')
);

-- The same content twice for the same day would be a mistake, not an edition.
CREATE UNIQUE INDEX edition_published_once ON edition (layer, effective, sha256) WHERE state = 'published';
CREATE INDEX edition_in_force ON edition (layer, effective DESC, recorded DESC) WHERE recorded IS NOT NULL;

CREATE TABLE feature (
    edition    bigint           NOT NULL,
    ordinal    integer          NOT NULL,             -- position in the edition, from 0
    id         text             NOT NULL,
    name       text             NOT NULL,
    zone       text             NOT NULL,
    attributes jsonb            NOT NULL,
    top        double precision,                      -- metres, 1985 height datum
    bottom     double precision,
    area_m2    double precision NOT NULL,             -- area of record
    geom       geometry(MultiPolygon, 4490) NOT NULL,
    CONSTRAINT feature_pkey PRIMARY KEY (edition, ordinal),
    CONSTRAINT feature_ordinal_from_zero CHECK (ordinal >= 0),
    CONSTRAINT feature_area_positive CHECK (area_m2 > 0),
    CONSTRAINT feature_elevation_pair CHECK ((top IS NULL) = (bottom IS NULL) AND top >= bottom)
) PARTITION BY LIST (edition);

CREATE INDEX feature_geom ON feature USING gist (geom);
CREATE INDEX feature_by_id ON feature (edition, id);

-- +goose StatementBegin
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is not allowed', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_NAME;
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
-- What a published edition says never changes; it can only be withdrawn.
CREATE FUNCTION guard_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.state = 'draft' THEN RETURN OLD; END IF;
    ELSIF OLD.state = 'draft' AND NEW.state IN ('draft', 'published')
       OR OLD.state = 'published' AND NEW.state = 'withdrawn'
          AND (OLD.layer, OLD.effective, OLD.recorded, OLD.sha256, OLD.document_no, OLD.source, OLD.features, OLD.refused)
            = (NEW.layer, NEW.effective, NEW.recorded, NEW.sha256, NEW.document_no, NEW.source, NEW.features, NEW.refused)
          AND OLD.coverage IS NOT DISTINCT FROM NEW.coverage THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'edition % is %', OLD.id, OLD.state
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'edition_immutable';
END $$;
-- +goose StatementEnd

CREATE TRIGGER edition_immutable BEFORE UPDATE OR DELETE ON edition
    FOR EACH ROW EXECUTE FUNCTION guard_edition();
-- Attached partitions inherit this: features of a published edition stay.
CREATE TRIGGER feature_immutable BEFORE UPDATE OR DELETE ON feature
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
