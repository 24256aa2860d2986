-- What a second factor is asked for besides a sign-in: one act of the application's own.

ALTER TABLE sign_ins ADD COLUMN action TEXT;       -- what the person is shown; none: a sign-in
ALTER TABLE sign_ins ADD COLUMN parameters BYTEA;  -- SHA-256 of what the application wants to do with it
