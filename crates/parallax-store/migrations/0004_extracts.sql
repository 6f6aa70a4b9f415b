-- What comparing needs of each document, in a form that only this program reads.
CREATE TABLE extracts (
    document INTEGER PRIMARY KEY REFERENCES documents (key),
    version INTEGER NOT NULL,           -- of the data's form
    data BLOB NOT NULL                  -- postcard
);
DELETE FROM layers WHERE kind = 'extract';
