-- The first schema. Positions are UTF-8 bytes of `documents.text`; lists of spans are JSON arrays
-- of [start, end] pairs. Never edit this file: add the next migration.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Files that were read. Size and time say whether a file has to be opened again; whether its
-- bytes are new, the documents' ids say.
CREATE TABLE sources (
    key INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,          -- relative to the project's folder where it can be
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,          -- nanoseconds since 1970
    finished INTEGER NOT NULL           -- 1 once every document in it is kept
);

-- Every version of every document. Text comes last: SQLite reads a row from its start.
CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,            -- hash of locator and bytes, 32 hexadecimal digits
    name TEXT NOT NULL,
    locator TEXT NOT NULL,
    source INTEGER REFERENCES sources (key),
    seen TEXT NOT NULL,                 -- size and time of the source when it last held this
    origin INTEGER NOT NULL,            -- key of the first version
    version INTEGER NOT NULL,           -- 1, 2, ... within one origin
    current INTEGER NOT NULL CHECK (current IN (0, 1)),
    status TEXT NOT NULL CHECK (status IN ('read', 'not-read')),
    reason TEXT,                        -- why it was not read
    analysis TEXT NOT NULL,             -- what read it: model, engine version, parties
    words INTEGER NOT NULL,
    text_hash TEXT NOT NULL,            -- equal for identical copies
    title TEXT,
    outlet TEXT,
    authors TEXT NOT NULL,              -- JSON array of strings
    url TEXT,
    published TEXT,                     -- ISO 8601, cut to its precision
    precision TEXT CHECK (precision IN ('year', 'month', 'day', 'time')),
    language TEXT,
    alignment TEXT,                     -- JSON array of [start, end] of text and of source in turn
    text TEXT NOT NULL
);
CREATE UNIQUE INDEX documents_by_name ON documents (name) WHERE current = 1;
CREATE INDEX documents_by_source ON documents (source, locator) WHERE current = 1;
CREATE INDEX documents_by_origin ON documents (origin, version);

CREATE TABLE blocks (
    document INTEGER NOT NULL REFERENCES documents (key),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE citations (
    document INTEGER NOT NULL REFERENCES documents (key),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;

-- What the machine lays over a text, apart from statements.
CREATE TABLE layers (
    document INTEGER NOT NULL REFERENCES documents (key),
    kind TEXT NOT NULL,                 -- sentences, names, ...
    version INTEGER NOT NULL,           -- of the data's form
    data TEXT NOT NULL,                 -- JSON
    PRIMARY KEY (document, kind)
) WITHOUT ROWID;

CREATE TABLE statements (
    document INTEGER NOT NULL REFERENCES documents (key),
    position INTEGER NOT NULL,          -- 0, 1, ... in the order of the text
    id TEXT NOT NULL,                   -- 16 hexadecimal digits
    source TEXT NOT NULL,
    cue TEXT NOT NULL,
    content TEXT NOT NULL,
    kind TEXT NOT NULL,
    act TEXT NOT NULL,
    basis TEXT NOT NULL,
    parent INTEGER,                     -- position, in the same document
    rule TEXT NOT NULL,
    score REAL,
    source_key TEXT,                    -- the source's words made comparable; none for a pronoun
    PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE UNIQUE INDEX statements_by_id ON statements (id);

-- What people mark by hand.
CREATE TABLE codings (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES documents (key),
    type TEXT NOT NULL,
    spans TEXT NOT NULL,
    variables TEXT NOT NULL             -- JSON object
);
CREATE INDEX codings_by_document ON codings (document);

-- Everything people decided, in order; nothing is ever changed or taken out. A target is a
-- document's id, spans and the quoted words, so that a decision outlives every re-reading.
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,                   -- RFC 3339, UTC
    who TEXT NOT NULL,
    kind TEXT NOT NULL,                 -- of the target: statement, document, ...
    document TEXT NOT NULL,
    spans TEXT NOT NULL,
    quoted TEXT NOT NULL,
    verdict TEXT NOT NULL,
    old TEXT,
    new TEXT,
    reason TEXT
);
CREATE INDEX decisions_by_document ON decisions (document);
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN
    SELECT RAISE(ABORT, 'decisions are never changed');
END;
CREATE TRIGGER decisions_last BEFORE DELETE ON decisions BEGIN
    SELECT RAISE(ABORT, 'decisions are never deleted');
END;
-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER decisions_are_new BEFORE INSERT ON decisions
WHEN EXISTS (SELECT 1 FROM decisions WHERE seq = new.seq) BEGIN
    SELECT RAISE(ABORT, 'decisions are never replaced');
END;

-- Inputs that could not be read, until they can.
CREATE TABLE failures (
    locator TEXT PRIMARY KEY,
    source TEXT,                        -- path as in sources; none for standard input
    reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX failures_by_source ON failures (source);

-- Full text. The words stay in `documents`; the index only points there.
CREATE VIRTUAL TABLE documents_text USING fts5 (
    title, text,
    content = 'documents', content_rowid = 'key',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_text_insert AFTER INSERT ON documents BEGIN
    INSERT INTO documents_text (rowid, title, text) VALUES (new.key, new.title, new.text);
END;
CREATE TRIGGER documents_text_delete AFTER DELETE ON documents BEGIN
    INSERT INTO documents_text (documents_text, rowid, title, text)
    VALUES ('delete', old.key, old.title, old.text);
END;
CREATE TRIGGER documents_text_update AFTER UPDATE OF title, text ON documents BEGIN
    INSERT INTO documents_text (documents_text, rowid, title, text)
    VALUES ('delete', old.key, old.title, old.text);
    INSERT INTO documents_text (rowid, title, text) VALUES (new.key, new.title, new.text);
END;
