-- {id}: a 64-bit primary key · {keyed}: rows stored in the order of their primary key.
-- Times are milliseconds since 1970-01-01 UTC; spans are UTF-16 code units of the article's text, half-open; platforms and
-- users are as the platforms name them.

-- The one row that every writer counts up.
CREATE TABLE chat (
    id {id} CHECK (id = 1),
    schema_version bigint NOT NULL,
    last_number bigint NOT NULL
);
INSERT INTO chat VALUES (1, 0, 0);

-- Answers as they were given, for the buttons under them; numbered in the order they were saved.
CREATE TABLE chat_answers (
    number {id},
    id text NOT NULL,
    platform bigint NOT NULL,
    workspace text NOT NULL,
    channel text NOT NULL,
    direct bigint NOT NULL,
    asker text NOT NULL,
    visibility bigint NOT NULL,
    question text,
    payload text NOT NULL,
    created bigint NOT NULL,
    shared bigint NOT NULL
);
CREATE UNIQUE INDEX chat_answers_by_id ON chat_answers (id);
CREATE INDEX chat_answers_by_asker ON chat_answers (asker, number);
CREATE INDEX chat_answers_by_age ON chat_answers (created);

-- What is set for a channel; a channel without a row is as all are at first.
CREATE TABLE chat_channels (
    platform bigint NOT NULL,
    workspace text NOT NULL,
    channel text NOT NULL,
    answers bigint NOT NULL,
    PRIMARY KEY (platform, workspace, channel)
) {keyed};

-- What platforms have delivered and some process has taken on.
CREATE TABLE chat_deliveries (
    platform bigint NOT NULL,
    delivery text NOT NULL,
    claimed bigint NOT NULL,
    PRIMARY KEY (platform, delivery)
) {keyed};
CREATE INDEX chat_deliveries_by_age ON chat_deliveries (claimed);

-- Quotes that users say are wrong.
CREATE TABLE chat_reports (
    number {id},
    state bigint NOT NULL,
    reported bigint NOT NULL,
    platform bigint NOT NULL,
    reporter text NOT NULL,
    reporter_name text NOT NULL,
    article bigint NOT NULL,
    span_start bigint NOT NULL,
    span_end bigint NOT NULL,
    words text NOT NULL,
    not_quote bigint NOT NULL,
    speaker text
);
CREATE INDEX chat_reports_by_state ON chat_reports (state, number);
