-- Who did what, and what was answered to a repeated request.

-- +goose Up
CREATE TABLE audit_event (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL,
    principal text        NOT NULL,
    action    text        NOT NULL,
    object    text        NOT NULL,                   -- "edition/12", "check/…"
    detail    jsonb       NOT NULL DEFAULT '{}',
    CONSTRAINT audit_event_principal_named CHECK (principal <> ''),
    CONSTRAINT audit_event_action_form CHECK (action ~ '^[a-z_]+\.[a-z_]+$')
);
CREATE INDEX audit_event_by_object ON audit_event (object, id);

CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_never_emptied BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE idempotency_key (
    principal text        NOT NULL,
    key       text        NOT NULL,
    request   text        NOT NULL,                   -- sha256 of method, path and body
    taken     timestamptz NOT NULL,
    status    integer,                                -- NULL: in flight
    header    jsonb,
    body      bytea,
    CONSTRAINT idempotency_key_pkey PRIMARY KEY (principal, key),
    CONSTRAINT idempotency_key_length CHECK (length(key) BETWEEN 1 AND 255),
    CONSTRAINT idempotency_key_request_hex CHECK (request ~ '^[0-9a-f]{64}$'),
    CONSTRAINT idempotency_key_answer_whole CHECK ((status IS NULL) = (body IS NULL) AND (status IS NULL) = (header IS NULL))
);
CREATE INDEX idempotency_key_by_age ON idempotency_key (taken);
