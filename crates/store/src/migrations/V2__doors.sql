-- What an acceptance leaves with the browser that gave the code, and what no success forgives.

ALTER TABLE members ADD COLUMN guesses_until BIGINT NOT NULL DEFAULT 0;  -- when the long account is empty again
ALTER TABLE members ADD COLUMN sign_ins_until BIGINT NOT NULL DEFAULT 0; -- when the burst of sign-ins is whole again

-- The networks that a member passed sign-ins from: others' wrong codes begin no wait there.
CREATE TABLE member_networks (
    workspace_id   TEXT   NOT NULL,
    member_id      TEXT   NOT NULL,
    network        TEXT   NOT NULL,
    failures       BIGINT NOT NULL DEFAULT 0, -- in a row, from here
    retry_at       BIGINT NOT NULL DEFAULT 0, -- no try from here is taken before
    sign_ins_until BIGINT NOT NULL DEFAULT 0,
    passed_at      BIGINT NOT NULL,           -- the last sign-in passed from here
    PRIMARY KEY (workspace_id, member_id, network),
    FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id) ON DELETE CASCADE
);

ALTER TABLE sign_ins ADD COLUMN denial TEXT;                             -- locked | password-change
ALTER TABLE sign_ins ADD COLUMN browser BYTEA;                           -- SHA-256 of what the browser drew before its first code
ALTER TABLE sign_ins ADD COLUMN failures BIGINT NOT NULL DEFAULT 0;      -- wrong codes given in it
ALTER TABLE sign_ins ADD COLUMN units BIGINT NOT NULL DEFAULT 0;         -- what they charged to the long account
ALTER TABLE sign_ins ADD COLUMN failures_before BIGINT NOT NULL DEFAULT 0; -- wrong codes given elsewhere before it was passed

ALTER TABLE client_tokens ADD COLUMN ended_at BIGINT;
-- Whether the member had a factor when the token was made: it then never enrolls without a fresh code.
ALTER TABLE client_tokens ADD COLUMN asks_for_code BIGINT NOT NULL DEFAULT 1;

ALTER TABLE factors ADD COLUMN begun_by BYTEA;                           -- the token of a browser; none: the backend
ALTER TABLE factors ADD COLUMN matched_by BYTEA;                         -- of a pending one: whose first code was right
ALTER TABLE factors ADD COLUMN failures BIGINT NOT NULL DEFAULT 0;       -- wrong first codes of a pending one
ALTER TABLE factors ADD COLUMN units BIGINT NOT NULL DEFAULT 0;

ALTER TABLE recovery_sets ADD COLUMN factor_id TEXT;                     -- the first factor that the set was handed out with

ALTER TABLE api_keys ADD COLUMN scopes TEXT NOT NULL DEFAULT 'sign-ins members events';

ALTER TABLE workspaces ADD COLUMN color TEXT;                            -- #rrggbb
ALTER TABLE workspaces ADD COLUMN logo TEXT;                             -- a data: address of a small picture
