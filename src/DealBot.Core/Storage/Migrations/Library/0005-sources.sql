-- The feeds that are followed. A feed is due when it is to be fetched (next), or when one of its items is to be tried again; whoever
-- works on it holds a claim until it lapses.
ALTER TABLE library ADD COLUMN last_feed bigint NOT NULL DEFAULT 0;

CREATE TABLE feeds (
    id {id},
    url text NOT NULL,
    url_hash {bytes} NOT NULL,
    title text,
    home text,
    added_by text NOT NULL,
    added bigint NOT NULL,
    etag text,
    last_modified text,
    interval_asked bigint,
    has_baseline bigint NOT NULL,
    status text NOT NULL,
    succeeded bigint,
    failing_since bigint,
    failures bigint NOT NULL,
    noticed bigint NOT NULL,
    next bigint NOT NULL,
    due bigint NOT NULL,
    articles bigint NOT NULL,
    last_item bigint NOT NULL,
    claimed_by text,
    claimed_until bigint NOT NULL
);
CREATE UNIQUE INDEX feeds_by_url ON feeds (url_hash);
CREATE INDEX feeds_by_due ON feeds (due);

-- The items that a feed has shown, by the marks that tell them from others: hashes of the id, of the address, of title and text, and
-- a sketch of the words. One that is not in the library yet carries what is needed to get there, also when the feed has dropped it.
CREATE TABLE feed_items (
    feed bigint NOT NULL,
    number bigint NOT NULL,
    id_hash {bytes},
    url_hash {bytes},
    content_hash {bytes},
    sketch {bytes} NOT NULL,
    state bigint NOT NULL,
    announced bigint NOT NULL,
    article_url text,
    item text,
    tries bigint NOT NULL,
    next bigint,
    reason text,
    seen bigint NOT NULL,
    PRIMARY KEY (feed, number)
) {keyed};
CREATE INDEX feed_items_by_url ON feed_items (url_hash);
CREATE INDEX feed_items_by_next ON feed_items (feed, next);
