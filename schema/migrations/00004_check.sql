-- Submissions as received and the immutable checks made of them.

-- +goose Up
CREATE DOMAIN verdict AS text CONSTRAINT verdict_known
    CHECK (VALUE IN ('prohibited', 'undetermined', 'conditional', 'confirm', 'note', 'clear'));
CREATE DOMAIN share AS double precision CONSTRAINT share_range
    CHECK (VALUE BETWEEN 0 AND 1.000001);

CREATE TABLE submission (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    received  timestamptz NOT NULL,
    file_name text        NOT NULL,
    bytes     bytea       NOT NULL,                   -- exactly as received; replay reads them again
    sha256    text        NOT NULL,
    format    text        NOT NULL,
    encoding  text        NOT NULL,
    crs       text        NOT NULL,
    kind      text        NOT NULL,
    declared  jsonb       NOT NULL,
    options   jsonb       NOT NULL,
    problems  jsonb       NOT NULL,
    principal text        NOT NULL,
    CONSTRAINT submission_hash CHECK (sha256 = encode(sha256(bytes), 'hex')),
    CONSTRAINT submission_kind_code CHECK (kind ~ '^[A-Z]{3}$')
);

CREATE TABLE subject (
    submission       bigint  NOT NULL REFERENCES submission,
    ordinal          integer NOT NULL,
    id               text    NOT NULL,
    name             text    NOT NULL,
    declared_area_m2 double precision,
    top              double precision,
    bottom           double precision,
    attributes       jsonb   NOT NULL,
    received         jsonb   NOT NULL,                -- vertices before anything was done to them
    geom             geometry(MultiPolygon, 4490) NOT NULL,
    CONSTRAINT subject_pkey PRIMARY KEY (submission, ordinal),
    CONSTRAINT subject_ordinal_from_one CHECK (ordinal >= 1),
    CONSTRAINT subject_elevation_pair CHECK ((top IS NULL) = (bottom IS NULL) AND top >= bottom)
);
CREATE INDEX subject_geom ON subject USING gist (geom);

CREATE SEQUENCE check_number;

CREATE TABLE check_record (
    id         text        CONSTRAINT check_record_pkey PRIMARY KEY,
    number     text        NOT NULL,
    submission bigint      NOT NULL REFERENCES submission,
    kind       text        NOT NULL,
    as_of      date        NOT NULL,
    known_at   timestamptz NOT NULL,
    engine     text        NOT NULL,
    verdict    verdict     NOT NULL,
    layers     text[]      NOT NULL,                  -- narrowed to these; empty: all the kind asks for
    law        bigint      REFERENCES law,
    document   bytea       NOT NULL,                  -- the answer as given, byte for byte
    sha256     text        NOT NULL,
    principal  text        NOT NULL,
    recorded   timestamptz NOT NULL,
    CONSTRAINT check_number_once UNIQUE (number),
    CONSTRAINT check_id_form CHECK (id ~ '^[A-Za-z0-9-]{1,64}$'),
    CONSTRAINT check_document_hash CHECK (sha256 = encode(sha256(document), 'hex'))
);
CREATE INDEX check_by_time ON check_record (recorded DESC, id DESC);

CREATE TABLE check_edition (
    check_id text   NOT NULL REFERENCES check_record,
    edition  bigint NOT NULL REFERENCES edition,
    CONSTRAINT check_edition_pkey PRIMARY KEY (check_id, edition)
);
CREATE INDEX check_edition_by_edition ON check_edition (edition);

CREATE TABLE check_rule_set (
    check_id text NOT NULL REFERENCES check_record,
    id       text NOT NULL,
    sha256   text NOT NULL,
    CONSTRAINT check_rule_set_pkey PRIMARY KEY (check_id, id)
);

CREATE TABLE finding (
    check_id         text    NOT NULL REFERENCES check_record,
    ordinal          integer NOT NULL,                -- through the whole check, from 0
    subject          integer NOT NULL,
    layer            text    NOT NULL,
    edition          bigint  NOT NULL,
    feature          integer,                         -- NULL: the part outside the layer
    feature_id       text    NOT NULL,
    relation         text    NOT NULL,
    class            text    NOT NULL,
    area_m2          double precision NOT NULL,
    share_of_subject share   NOT NULL,
    share_of_feature share   NOT NULL,
    width_m          double precision NOT NULL,
    distance_m       double precision,
    overlay_m2       double precision,
    postgis_m2       double precision,
    agrees           boolean,                         -- NULL: one engine only
    rule             text,
    verdict          verdict NOT NULL,
    geom             geometry(MultiPolygon, 4490),    -- NULL: nothing of two dimensions
    CONSTRAINT finding_pkey PRIMARY KEY (check_id, ordinal),
    CONSTRAINT finding_relation_known CHECK (relation IN ('overlap', 'touch', 'inside', 'within', 'same-plane-different-depth')),
    CONSTRAINT finding_class_known CHECK (class IN ('conflict', 'sliver', 'noise', 'touch', 'near')),
    -- Shell less holes may leave a hair below zero; what was found is kept.
    CONSTRAINT finding_measures CHECK (area_m2 > -1e-6 AND width_m > -1e-6 AND distance_m >= 0)
);
CREATE INDEX finding_by_feature ON finding (edition, feature);
CREATE INDEX finding_geom ON finding USING gist (geom);

-- A check, once made, is evidence.
CREATE TRIGGER submission_immutable BEFORE UPDATE OR DELETE ON submission
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER subject_immutable BEFORE UPDATE OR DELETE ON subject
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER check_immutable BEFORE UPDATE OR DELETE ON check_record
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER check_edition_immutable BEFORE UPDATE OR DELETE ON check_edition
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER check_rule_set_immutable BEFORE UPDATE OR DELETE ON check_rule_set
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER finding_immutable BEFORE UPDATE OR DELETE ON finding
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
