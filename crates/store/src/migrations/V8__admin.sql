-- How many of those who must have a second factor have one: counted once a day, for each role.
CREATE TABLE coverage (
    workspace_id TEXT   NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    day          BIGINT NOT NULL,               -- days since 1970, in UTC
    role         TEXT   NOT NULL,
    required     BIGINT NOT NULL,               -- members who must
    have         BIGINT NOT NULL,               -- and have one
    PRIMARY KEY (workspace_id, day, role)
);
CREATE INDEX coverage_by_day ON coverage (day);
