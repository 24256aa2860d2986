-- Who must have a second factor and has none is reminded now and then.

ALTER TABLE members ADD COLUMN reminded_at BIGINT NOT NULL DEFAULT 0;      -- when they were reminded last
ALTER TABLE workspaces ADD COLUMN reminded_day BIGINT NOT NULL DEFAULT 0;  -- the day, since 1970 in UTC, on which all were looked at last
