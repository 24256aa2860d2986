-- What happened is sealed in batches that hold each other, and names people by a pseudonym.

ALTER TABLE events ADD COLUMN subject TEXT;                             -- of a sealed one: the member's pseudonym
ALTER TABLE events ADD COLUMN personal BYTEA;                           -- of a sealed one: AEAD under the member's own key
ALTER TABLE events ADD COLUMN batch BIGINT;                             -- none: not sealed yet
CREATE INDEX events_of_batch ON events (workspace_id, batch, id);
CREATE INDEX events_of_subject ON events (subject, id) WHERE subject IS NOT NULL;

-- Goes with the member. Without it nobody can tell any more whom their events name.
CREATE TABLE member_keys (
    workspace_id TEXT   NOT NULL,
    member_id    TEXT   NOT NULL,
    subject      TEXT   NOT NULL UNIQUE,
    sealed       BYTEA  NOT NULL,               -- AEAD, bound to this row
    created_at   BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, member_id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE event_batches (
    workspace_id TEXT   NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    number       BIGINT NOT NULL,
    previous     BYTEA  NOT NULL,               -- digest of the batch before it
    entries      BYTEA  NOT NULL,               -- id and digest of each event
    sealed_at    BIGINT NOT NULL,
    digest       BYTEA  NOT NULL,               -- SHA-256 of all this
    seal         BYTEA  NOT NULL,               -- keyed hash of the digest
    PRIMARY KEY (workspace_id, number)
);

-- Where each workspace's chain begins and ends.
CREATE TABLE event_chains (
    workspace_id  TEXT   NOT NULL PRIMARY KEY REFERENCES workspaces (id) ON DELETE CASCADE,
    first         BIGINT NOT NULL,              -- the oldest batch that is kept
    before        BYTEA  NOT NULL,              -- digest of the one before it
    last          BIGINT NOT NULL,              -- the newest
    digest        BYTEA  NOT NULL,              -- its digest
    seal          BYTEA  NOT NULL,              -- keyed hash of all this
    claimed_until BIGINT NOT NULL DEFAULT 0     -- a node is at it
);
