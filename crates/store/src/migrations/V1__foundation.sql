-- One text for both engines: SQLite takes any type name, PostgreSQL has these three.
-- Times are UTC microseconds. Whatever could open a door is here only sealed or hashed.

CREATE TABLE workspaces (
    id         TEXT   NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL UNIQUE,
    origins    TEXT   NOT NULL,          -- JSON array: the pages that may call with a client token
    created_at BIGINT NOT NULL
);

CREATE TABLE api_keys (
    id           TEXT   NOT NULL PRIMARY KEY,
    workspace_id TEXT   NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    label        TEXT,
    digest       BYTEA  NOT NULL UNIQUE, -- SHA-256 of the key
    created_at   BIGINT NOT NULL,
    revoked_at   BIGINT
);

CREATE TABLE members (
    workspace_id TEXT   NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    id           TEXT   NOT NULL,
    label        TEXT,
    created_at   BIGINT NOT NULL,
    failures     BIGINT NOT NULL DEFAULT 0, -- in a row; charged before a code is looked at
    retry_at     BIGINT NOT NULL DEFAULT 0, -- no try is taken before
    PRIMARY KEY (workspace_id, id)
);

CREATE TABLE factors (
    id             TEXT   NOT NULL PRIMARY KEY,
    workspace_id   TEXT   NOT NULL,
    member_id      TEXT   NOT NULL,
    kind           TEXT   NOT NULL,
    label          TEXT,
    status         TEXT   NOT NULL,      -- pending | active
    sealed         BYTEA  NOT NULL,      -- AEAD, bound to this row
    last_step      BIGINT,               -- every time step up to this one is spent
    disclosed_step BIGINT,               -- a step to come that a diagnosis gave away: spent too
    created_at     BIGINT NOT NULL,
    expires_at     BIGINT,               -- of a pending one
    confirmed_at   BIGINT,
    last_used_at   BIGINT,
    FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX factors_of_member ON factors (workspace_id, member_id, id);

CREATE TABLE recovery_sets (
    workspace_id TEXT   NOT NULL,
    member_id    TEXT   NOT NULL,
    id           TEXT   NOT NULL UNIQUE,
    scheme       TEXT   NOT NULL,        -- the password hash and its costs
    salt         BYTEA  NOT NULL,        -- one a set, so that a look-up costs one hash
    created_at   BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, member_id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE recovery_codes (
    set_id  TEXT   NOT NULL REFERENCES recovery_sets (id) ON DELETE CASCADE,
    digest  BYTEA  NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (set_id, digest)
);

CREATE TABLE sign_ins (
    id                 TEXT   NOT NULL PRIMARY KEY,
    workspace_id       TEXT   NOT NULL,
    member_id          TEXT   NOT NULL,
    status             TEXT   NOT NULL,  -- challenge | enroll | denied | passed | ended
    context            TEXT   NOT NULL,
    return_to          TEXT,
    created_at         BIGINT NOT NULL,
    expires_at         BIGINT NOT NULL,
    passed_at          BIGINT,
    method             TEXT,
    factor_id          TEXT,
    receipt_digest     BYTEA,
    receipt_expires_at BIGINT,
    redeemed_at        BIGINT,
    FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX sign_ins_of_member ON sign_ins (workspace_id, member_id, expires_at);
CREATE INDEX sign_ins_by_end ON sign_ins (expires_at);

CREATE TABLE client_tokens (
    digest        BYTEA  NOT NULL PRIMARY KEY, -- SHA-256 of the token
    workspace_id  TEXT   NOT NULL,
    member_id     TEXT   NOT NULL,
    purpose       TEXT   NOT NULL,       -- sign-in | security
    sign_in_id    TEXT   REFERENCES sign_ins (id) ON DELETE CASCADE,
    return_to     TEXT,
    created_at    BIGINT NOT NULL,
    expires_at    BIGINT NOT NULL,
    stepped_up_at BIGINT,
    FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX client_tokens_of_member ON client_tokens (workspace_id, member_id);
CREATE INDEX client_tokens_by_end ON client_tokens (expires_at);

-- Outlives what it tells of, so it refers to members by name and not by key.
CREATE TABLE events (
    id           TEXT   NOT NULL PRIMARY KEY,
    workspace_id TEXT   NOT NULL,
    member_id    TEXT,
    kind         TEXT   NOT NULL,
    at           BIGINT NOT NULL,
    detail       TEXT   NOT NULL
);
CREATE INDEX events_of_workspace ON events (workspace_id, id);
