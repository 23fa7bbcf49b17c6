-- Batches and the table their workers take them from (docs/decisions/003).

-- +goose Up
CREATE TABLE batch (
    id         text        PRIMARY KEY,
    submission bigint      NOT NULL REFERENCES submission,
    kind       text        NOT NULL,
    as_of      date        NOT NULL,
    known_at   timestamptz NOT NULL,
    layers     text[]      NOT NULL,
    total      integer     NOT NULL,
    done       integer     NOT NULL DEFAULT 0,
    principal  text        NOT NULL,
    created    timestamptz NOT NULL,
    CONSTRAINT batch_id_form CHECK (id ~ '^[A-Za-z0-9-]{1,64}$'),
    CONSTRAINT batch_progress CHECK (done BETWEEN 0 AND total)
);
CREATE INDEX batch_by_time ON batch (created DESC, id DESC);

CREATE TABLE batch_result (
    batch    text    NOT NULL REFERENCES batch,
    ordinal  integer NOT NULL,                        -- of the subject, from 1
    id       text    NOT NULL,
    name     text    NOT NULL,
    verdict  verdict NOT NULL,
    area_m2  double precision NOT NULL,
    document bytea   COMPRESSION lz4 NOT NULL,        -- the subject's part of the answer, JSON
    CONSTRAINT batch_result_pkey PRIMARY KEY (batch, ordinal)
);

CREATE TABLE job (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind      text        NOT NULL,
    batch     text        NOT NULL REFERENCES batch,
    state     text        NOT NULL DEFAULT 'queued',
    attempts  integer     NOT NULL DEFAULT 0,
    worker    text        NOT NULL DEFAULT '',
    heartbeat timestamptz,                            -- a running job without one for long is taken over
    cancel    boolean     NOT NULL DEFAULT false,
    failure   text        NOT NULL DEFAULT '',
    created   timestamptz NOT NULL,
    finished  timestamptz,
    CONSTRAINT job_one_per_batch UNIQUE (batch),
    CONSTRAINT job_kind_known CHECK (kind IN ('batch')),
    CONSTRAINT job_state_times CHECK (
        CASE state
            WHEN 'queued'  THEN finished IS NULL
            WHEN 'running' THEN finished IS NULL AND heartbeat IS NOT NULL
            WHEN 'done'    THEN finished IS NOT NULL
            WHEN 'failed'  THEN finished IS NOT NULL AND failure <> ''
            WHEN 'cancelled' THEN finished IS NOT NULL
            ELSE false
        END)
);
CREATE INDEX job_open ON job (created, id) WHERE state IN ('queued', 'running');
