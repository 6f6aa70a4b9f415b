-- What comparing all documents found, each row as its view model (JSON); made anew as a whole.
CREATE TABLE compared (
    kind TEXT NOT NULL,                 -- actors, claims, conflicts, copies, quotations, naming
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (kind, position)
) WITHOUT ROWID;
CREATE INDEX compared_by_id ON compared (kind, id);

-- Who speaks, for each statement whose source was resolved.
CREATE TABLE speakers (
    statement TEXT NOT NULL,            -- id of the statement
    position INTEGER NOT NULL,          -- 0, 1, ... among the speakers of one statement
    actor TEXT NOT NULL,                -- id of the actor
    name TEXT NOT NULL,
    PRIMARY KEY (statement, position)
) WITHOUT ROWID;
