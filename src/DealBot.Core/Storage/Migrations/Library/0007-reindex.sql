-- The generation that a reindexing has begun and not finished, to be gone on with; 0 for none.
ALTER TABLE library ADD COLUMN building bigint NOT NULL DEFAULT 0;
