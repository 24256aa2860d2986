-- Who must have a second factor, with what, and how it reaches them.

-- Every policy that a workspace had; the one with the highest version is in force.
CREATE TABLE policies (
    workspace_id TEXT   NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    version      BIGINT NOT NULL,
    policy       TEXT   NOT NULL,               -- JSON
    since        TEXT   NOT NULL,               -- JSON: since when it asks whom
    changed_by   TEXT,                          -- the member who switched; none: an operator or the application
    created_at   BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, version)
);

ALTER TABLE members ADD COLUMN role TEXT NOT NULL DEFAULT 'agent';
ALTER TABLE members ADD COLUMN sso BIGINT NOT NULL DEFAULT 0;
ALTER TABLE members ADD COLUMN setting TEXT NOT NULL DEFAULT 'inherit'; -- inherit | required | exempt
ALTER TABLE members ADD COLUMN language TEXT;
ALTER TABLE members ADD COLUMN required_from BIGINT NOT NULL DEFAULT 0; -- since when their own standing asks it
ALTER TABLE members ADD COLUMN told_at BIGINT;                          -- when a deadline was first told to them
ALTER TABLE members ADD COLUMN told_by BIGINT;                          -- and which
ALTER TABLE members ADD COLUMN offered_at BIGINT;                       -- when they last answered an offer with "later"
ALTER TABLE members ADD COLUMN sends_until BIGINT NOT NULL DEFAULT 0;   -- when the burst of sent codes is whole again

CREATE TABLE addresses (
    id           TEXT   NOT NULL PRIMARY KEY,
    workspace_id TEXT   NOT NULL,
    member_id    TEXT   NOT NULL,
    kind         TEXT   NOT NULL,               -- email | phone
    value        TEXT   NOT NULL,
    source       TEXT   NOT NULL,               -- app | person: who gave it
    is_primary   BIGINT NOT NULL DEFAULT 0,
    confirmed_by TEXT,                          -- app | code
    confirmed_at BIGINT,
    sends_until  BIGINT NOT NULL DEFAULT 0,
    created_at   BIGINT NOT NULL,
    UNIQUE (workspace_id, member_id, kind, value),
    FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id) ON DELETE CASCADE
);

CREATE INDEX addresses_by_value ON addresses (workspace_id, value);

-- A factor that is an address has no secret; one that was imported need not have six digits, SHA-1 and 30 s.
ALTER TABLE factors ADD COLUMN address_id TEXT REFERENCES addresses (id) ON DELETE CASCADE;
ALTER TABLE factors ADD COLUMN algorithm TEXT NOT NULL DEFAULT 'SHA1';
ALTER TABLE factors ADD COLUMN digits BIGINT NOT NULL DEFAULT 6;
ALTER TABLE factors ADD COLUMN period BIGINT NOT NULL DEFAULT 30;
ALTER TABLE factors ADD COLUMN counter BIGINT;                          -- of a token: the next one that is accepted

-- The recovery codes of a set-up that shows them before it is confirmed.
CREATE TABLE drafted_recovery_sets (
    factor_id  TEXT   NOT NULL PRIMARY KEY REFERENCES factors (id) ON DELETE CASCADE,
    id         TEXT   NOT NULL UNIQUE,
    scheme     TEXT   NOT NULL,
    salt       BYTEA  NOT NULL,
    digests    BYTEA  NOT NULL,                 -- one after the other
    drafts     BIGINT NOT NULL DEFAULT 1,       -- how many were shown
    created_at BIGINT NOT NULL
);

-- What was sent and can be typed or opened: one for each subject and method, the next overwrites it.
CREATE TABLE sent_codes (
    workspace_id TEXT   NOT NULL,
    member_id    TEXT   NOT NULL,
    subject      TEXT   NOT NULL,               -- the sign-in, session, set-up or address that it is for
    method       TEXT   NOT NULL,
    factor_id    TEXT   REFERENCES factors (id) ON DELETE CASCADE,
    digest       BYTEA  NOT NULL,               -- keyed hash
    sent_at      BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    used_at      BIGINT,
    PRIMARY KEY (workspace_id, member_id, subject, method),
    FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX sent_codes_by_end ON sent_codes (expires_at);
CREATE INDEX sent_codes_by_digest ON sent_codes (digest);

-- Browsers that a member passed a sign-in with: known ones, and those that they trust.
CREATE TABLE devices (
    id           TEXT   NOT NULL PRIMARY KEY,
    workspace_id TEXT   NOT NULL,
    member_id    TEXT   NOT NULL,
    trusted      BIGINT NOT NULL,
    name         TEXT,
    place        TEXT,
    created_at   BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX devices_of_member ON devices (workspace_id, member_id, id);
CREATE INDEX devices_by_end ON devices (expires_at);

-- Its token changes at each use. One that was replaced is remembered: whoever shows it holds a copy.
CREATE TABLE device_tokens (
    digest      BYTEA  NOT NULL PRIMARY KEY,    -- SHA-256 of the token
    device_id   TEXT   NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
    created_at  BIGINT NOT NULL,
    replaced_at BIGINT
);
CREATE INDEX device_tokens_of_device ON device_tokens (device_id);

ALTER TABLE sign_ins RENAME COLUMN denial TO why;                       -- nothing is asked, too
ALTER TABLE sign_ins ADD COLUMN channel TEXT NOT NULL DEFAULT 'page';
ALTER TABLE sign_ins ADD COLUMN enrollment TEXT;                        -- JSON: the set-up that it asks for or offers, now or after the challenge
ALTER TABLE sign_ins ADD COLUMN trust BIGINT NOT NULL DEFAULT 0;        -- the person wants this browser to be trusted
ALTER TABLE sign_ins ADD COLUMN device_id TEXT;                         -- the known device that it was begun from
ALTER TABLE sign_ins ADD COLUMN link_to TEXT;                           -- where a mailed link leads

-- Answers that a caller may ask for again under the same key.
CREATE TABLE idempotency_keys (
    workspace_id TEXT   NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    key_digest   BYTEA  NOT NULL,
    request      BYTEA  NOT NULL,               -- SHA-256 of the route and the body
    answer       BYTEA  NOT NULL,               -- AEAD, bound to this row
    expires_at   BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, key_digest)
);
CREATE INDEX idempotency_keys_by_end ON idempotency_keys (expires_at);

-- What is to be told to somebody outside, written by the decision that it tells of.
CREATE TABLE outbox (
    id            TEXT   NOT NULL PRIMARY KEY,
    workspace_id  TEXT   NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    member_id     TEXT,
    channel       TEXT   NOT NULL,              -- email | sms | webhook
    recipient     TEXT   NOT NULL,
    lane          TEXT,                         -- what has one lane goes out in order
    message       TEXT   NOT NULL,              -- JSON: what may be read by whoever reads the database
    sealed        BYTEA,                        -- the code or the link: AEAD, bound to this row; gone once it was sent
    status        TEXT   NOT NULL,              -- waiting | sent | dead
    attempts      BIGINT NOT NULL DEFAULT 0,
    last_error    TEXT,
    created_at    BIGINT NOT NULL,
    due_at        BIGINT NOT NULL,              -- not before
    claimed_until BIGINT NOT NULL DEFAULT 0,    -- a node is at it
    deadline_at   BIGINT NOT NULL,              -- not after
    settled_at    BIGINT
);
CREATE INDEX outbox_by_due ON outbox (channel, due_at) WHERE status = 'waiting';
CREATE INDEX outbox_by_end ON outbox (deadline_at) WHERE status = 'waiting';
CREATE INDEX outbox_settled ON outbox (settled_at);
CREATE INDEX outbox_by_lane ON outbox (lane, id) WHERE status = 'waiting';
CREATE INDEX outbox_of_workspace ON outbox (workspace_id, id);

CREATE TABLE webhooks (
    workspace_id TEXT   NOT NULL PRIMARY KEY REFERENCES workspaces (id) ON DELETE CASCADE,
    url          TEXT   NOT NULL,
    sealed       BYTEA  NOT NULL,               -- what events are signed with: AEAD, bound to this row
    created_at   BIGINT NOT NULL
);
