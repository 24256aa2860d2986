-- A preflight asks whether anybody lists its origin: a look-up, so one row for each.

CREATE TABLE origins (
    workspace_id TEXT   NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    origin       TEXT   NOT NULL,        -- as a browser writes it
    place        BIGINT NOT NULL,        -- in the order in which they were listed
    PRIMARY KEY (origin, workspace_id)
);
CREATE INDEX origins_of_workspace ON origins (workspace_id, place);

-- Until now they stood in a JSON array. Its texts hold neither quotation mark nor comma, so it is read letter by letter in
-- words that both engines have.
INSERT INTO origins (workspace_id, origin, place)
WITH RECURSIVE spelled (workspace_id, list, at, origin, place) AS (
    SELECT id, replace(substr(origins, 2, length(origins) - 2), '"', '') || ',', 1, '', 0
    FROM workspaces
    UNION ALL
    SELECT workspace_id,
           list,
           at + 1,
           CASE WHEN substr(list, at, 1) = ',' THEN '' ELSE origin || substr(list, at, 1) END,
           CASE WHEN substr(list, at, 1) = ',' THEN place + 1 ELSE place END
    FROM spelled
    WHERE at <= length(list)
)
SELECT workspace_id, origin, place
FROM spelled
WHERE substr(list, at, 1) = ',' AND origin <> '';

ALTER TABLE workspaces DROP COLUMN origins;
