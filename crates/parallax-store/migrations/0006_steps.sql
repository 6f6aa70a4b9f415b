-- A step is what one action decided: undone and redone as a whole. 16 hexadecimal digits; decisions
-- that are older than steps have none.
ALTER TABLE decisions ADD COLUMN step TEXT;
CREATE INDEX decisions_by_step ON decisions (step);
CREATE INDEX decisions_by_kind ON decisions (kind, seq);
-- A coding's key is the number of the decision that made it, so that one that is put back has its
-- place among the others. Those that were parted from another by a merge have no such decision and
-- stand first.
UPDATE codings SET key = -key;
UPDATE codings AS c SET key = coalesce(
    (SELECT max(d.seq) FROM decisions d WHERE d.kind = 'coding' AND d.verdict = 'add'
     AND d.document = (SELECT id FROM documents WHERE key = c.document)
     AND json_extract(d.new, '$.id') = c.id),
    -9000000000000000 - c.key
);
