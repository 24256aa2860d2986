-- What a caller was answered, for a caller that asks again under the same key.

DROP TABLE idempotency_keys;

CREATE TABLE answers (
    workspace_id TEXT   NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    key_digest   BYTEA  NOT NULL,               -- SHA-256 of the key that the caller chose
    request      BYTEA  NOT NULL,               -- SHA-256 of what it asked under it
    member_id    TEXT   NOT NULL,               -- whom it was about
    answer       BYTEA,                         -- AEAD, bound to this row; none: it is told no more
    told_until   BIGINT NOT NULL,               -- when the answer is forgotten
    expires_at   BIGINT NOT NULL,               -- when the key is forgotten
    PRIMARY KEY (workspace_id, key_digest)
);
CREATE INDEX answers_of_member ON answers (workspace_id, member_id);
CREATE INDEX answers_by_end ON answers (expires_at);
CREATE INDEX answers_told ON answers (told_until) WHERE answer IS NOT NULL;
