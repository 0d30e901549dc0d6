-- What people said against what was found: whose words a quote holds, or that it is none. Applied whenever the article is
-- analysed, and carried over when it is replaced.
CREATE TABLE corrections (
    article bigint NOT NULL,
    span_start bigint NOT NULL,
    span_end bigint NOT NULL,
    words text NOT NULL,
    not_quote bigint NOT NULL,
    speaker text,
    author text NOT NULL,
    corrected bigint NOT NULL,
    PRIMARY KEY (article, span_start, span_end)
) {keyed};
