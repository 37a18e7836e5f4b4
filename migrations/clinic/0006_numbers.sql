-- Where a workstation's prescription numbers go on after a restore: what was printed since the backup is never given out
-- again.
ALTER TABLE station ADD COLUMN numbers_from INTEGER NOT NULL DEFAULT 1 CHECK (numbers_from >= 1);
