-- {id}: a 64-bit primary key · {bytes}: a binary column · {keyed}: rows stored in the order of their primary key.
-- Times are milliseconds since 1970-01-01 UTC; spans are UTF-16 code units of the article's text, half-open.

-- The one row that every writer locks and counts up. A generation is a complete set of passages, quotes, speakers and
-- segments; reindexing builds the next one aside, and changing this row's number is the switch.
CREATE TABLE library (
    id {id} CHECK (id = 1),
    schema_version bigint NOT NULL,
    revision bigint NOT NULL,
    generation bigint NOT NULL,
    last_article bigint NOT NULL,
    last_passage bigint NOT NULL,
    last_segment bigint NOT NULL,
    last_generation bigint NOT NULL,
    populated bigint NOT NULL
);
INSERT INTO library VALUES (1, 0, 0, 1, 0, 0, 0, 1, 0);

CREATE TABLE articles (
    id {id},
    version bigint NOT NULL,
    origin text,
    origin_hash {bytes},
    content_hash {bytes} NOT NULL,
    file text NOT NULL,
    title text NOT NULL,
    source text,
    url text,
    url_hash {bytes},
    published bigint,
    author text,
    story bigint NOT NULL,
    sketch {bytes} NOT NULL,
    imported bigint NOT NULL,
    text text NOT NULL
);
CREATE UNIQUE INDEX articles_by_origin ON articles (origin_hash);
CREATE INDEX articles_by_url ON articles (url_hash);
CREATE INDEX articles_by_content ON articles (content_hash);
CREATE INDEX articles_by_story ON articles (story);

-- The keys under which an article is found by its copies.
CREATE TABLE story_keys (
    key bigint NOT NULL,
    article bigint NOT NULL,
    PRIMARY KEY (key, article)
) {keyed};

-- What was found in an article; its row exists when its passages, quotes, speakers and index entries do. The ids of an
-- article's passages have no gaps.
CREATE TABLE analyses (
    generation bigint NOT NULL,
    article bigint NOT NULL,
    version bigint NOT NULL,
    first_passage bigint NOT NULL,
    passage_count bigint NOT NULL,
    quote_count bigint NOT NULL,
    PRIMARY KEY (generation, article)
) {keyed};

CREATE TABLE passages (
    id {id},
    article bigint NOT NULL,
    span_start bigint NOT NULL,
    span_end bigint NOT NULL
);

CREATE TABLE quotes (
    passage bigint NOT NULL,
    ordinal bigint NOT NULL,
    kind bigint NOT NULL,
    grade bigint NOT NULL,
    span_start bigint NOT NULL,
    span_end bigint NOT NULL,
    sentence_start bigint NOT NULL,
    sentence_end bigint NOT NULL,
    speaker text,
    mention_start bigint,
    mention_end bigint,
    cue_start bigint,
    cue_end bigint,
    PRIMARY KEY (passage, ordinal)
) {keyed};

-- What one article says of its speakers, and the sum over all articles.
CREATE TABLE article_speakers (
    generation bigint NOT NULL,
    article bigint NOT NULL,
    speaker text NOT NULL,
    kind bigint NOT NULL,
    form text NOT NULL,
    uses bigint NOT NULL,
    PRIMARY KEY (generation, article, speaker, kind, form)
) {keyed};

CREATE TABLE speakers (
    generation bigint NOT NULL,
    speaker text NOT NULL,
    kind bigint NOT NULL,
    form text NOT NULL,
    uses bigint NOT NULL,
    PRIMARY KEY (generation, speaker, kind, form)
) {keyed};

CREATE TABLE segments (
    id {id},
    generation bigint NOT NULL,
    passage_count bigint NOT NULL,
    byte_count bigint NOT NULL,
    deletions_version bigint NOT NULL,
    deletions {bytes} NOT NULL
);

-- A segment's bytes in pieces, since databases bound the size of one value.
CREATE TABLE segment_pieces (
    segment bigint NOT NULL,
    ordinal bigint NOT NULL,
    bytes {bytes} NOT NULL,
    PRIMARY KEY (segment, ordinal)
);
