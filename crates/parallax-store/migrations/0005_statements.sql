-- Who is quoted most is counted by actor, so the words of sources are not kept a second time.
ALTER TABLE statements DROP COLUMN source_key;
