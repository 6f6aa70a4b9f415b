-- Hand coding: what it is done with, and the databases of other programs that it came from.

ALTER TABLE codings ADD COLUMN coder TEXT NOT NULL DEFAULT '';

-- What an input says about a document and no column holds, as section, type, notes: JSON object.
ALTER TABLE documents ADD COLUMN fields TEXT NOT NULL DEFAULT '{}';

CREATE TABLE coding_types (
    name TEXT PRIMARY KEY,
    position INTEGER NOT NULL           -- 0, 1, ... in the order in which they came
) WITHOUT ROWID;

CREATE TABLE coding_variables (
    type TEXT NOT NULL REFERENCES coding_types (name),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('boolean', 'integer', 'short text', 'long text')),
    PRIMARY KEY (type, position),
    UNIQUE (type, name)
) WITHOUT ROWID;

-- Values that a variable can have, and what is known about each.
CREATE TABLE coding_values (
    type TEXT NOT NULL REFERENCES coding_types (name),
    variable TEXT NOT NULL,
    value TEXT NOT NULL,
    attributes TEXT NOT NULL,           -- JSON object
    PRIMARY KEY (type, variable, value)
) WITHOUT ROWID;

-- Databases of other programs, with every row as it was, so that they can be written again.
CREATE TABLE imports (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL,                 -- of the file, without its folder
    hash TEXT NOT NULL UNIQUE           -- of all rows
);
CREATE TABLE imported_rows (
    import INTEGER NOT NULL REFERENCES imports (key),
    "table" TEXT NOT NULL,
    position INTEGER NOT NULL,          -- 0, 1, ... in the order of the primary key
    data TEXT NOT NULL,                 -- JSON array, a value for each column
    PRIMARY KEY (import, "table", position)
) WITHOUT ROWID;
CREATE TABLE imported_documents (
    import INTEGER NOT NULL REFERENCES imports (key),
    row INTEGER NOT NULL,               -- the document's number there
    document INTEGER NOT NULL REFERENCES documents (key),
    PRIMARY KEY (import, row)
) WITHOUT ROWID;
CREATE TABLE imported_codings (
    import INTEGER NOT NULL REFERENCES imports (key),
    row INTEGER NOT NULL,               -- the statement's number there
    coding TEXT NOT NULL,               -- id; the coding may be gone since
    PRIMARY KEY (import, row)
) WITHOUT ROWID;
CREATE INDEX imported_codings_by_coding ON imported_codings (coding, import);
