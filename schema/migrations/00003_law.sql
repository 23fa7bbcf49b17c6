-- The law as published into this system: the files under schema/rules and
-- schema/layers as one canonical text, so that an old check is judged by the
-- text it was judged by.

-- +goose Up
CREATE TABLE law (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sha256   text        NOT NULL,
    content  bytea       NOT NULL,
    recorded timestamptz NOT NULL,
    CONSTRAINT law_hash CHECK (sha256 = encode(sha256(content), 'hex')),
    CONSTRAINT law_recorded_once UNIQUE (recorded)
);

CREATE TABLE rule_set (
    law    bigint NOT NULL REFERENCES law,
    id     text   NOT NULL,
    sha256 text   NOT NULL,
    CONSTRAINT rule_set_pkey PRIMARY KEY (law, id),
    CONSTRAINT rule_set_sha256_hex CHECK (sha256 ~ '^[0-9a-f]{64}$')
);

CREATE TRIGGER law_immutable BEFORE UPDATE OR DELETE ON law
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rule_set_immutable BEFORE UPDATE OR DELETE ON rule_set
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
