-- Second factors that are taken away because their owner lost them: asked for, waiting, and what became of it.

CREATE TABLE resets (
    id           TEXT   NOT NULL PRIMARY KEY,
    workspace_id TEXT   NOT NULL,
    member_id    TEXT   NOT NULL,
    status       TEXT   NOT NULL,               -- waiting | permission | done | cancelled | refused
    asked_as     TEXT   NOT NULL,               -- person | member | app
    asked_by     TEXT,                          -- the member who asked for another
    asked_at     BIGINT NOT NULL,
    due_at       BIGINT,                        -- when the wait is over; none: it waits for nothing but a permission
    expires_at   BIGINT NOT NULL,               -- when it is done no more
    settled_at   BIGINT,
    FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX resets_under_way ON resets (workspace_id, member_id) WHERE status IN ('waiting', 'permission');
CREATE INDEX resets_of_member ON resets (workspace_id, member_id, id);
CREATE INDEX resets_by_end ON resets (expires_at);

-- What cancels one, an address each. Gone once it is settled.
CREATE TABLE reset_links (
    digest     BYTEA  NOT NULL PRIMARY KEY,     -- SHA-256 of the token
    reset_id   TEXT   NOT NULL REFERENCES resets (id) ON DELETE CASCADE
);
CREATE INDEX reset_links_of_reset ON reset_links (reset_id);

ALTER TABLE members ADD COLUMN set_up_due BIGINT NOT NULL DEFAULT 0;    -- a reset took the factors: a new one comes first
