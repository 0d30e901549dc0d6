-- The folders that were watched before: what is new in them is announced, also what came while nobody looked. Paths may be longer
-- than an index of PostgreSQL takes.
CREATE TABLE watched_folders (
    hash {bytes} NOT NULL PRIMARY KEY
) {keyed};

-- Their files as they were when they were imported: such a file is not read again, and an article that was removed stays away.
CREATE TABLE watched_files (
    folder {bytes} NOT NULL,
    hash {bytes} NOT NULL,
    path text NOT NULL,
    size bigint NOT NULL,
    modified bigint NOT NULL,
    PRIMARY KEY (folder, hash)
) {keyed};
