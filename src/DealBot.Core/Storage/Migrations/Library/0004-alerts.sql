-- What channels want, which of it each article is, and the messages that say so. Counted up with every change to what channels
-- want, so that a process knows when what it has compiled is old.
ALTER TABLE library ADD COLUMN last_subscription bigint NOT NULL DEFAULT 0;
ALTER TABLE library ADD COLUMN wishes_version bigint NOT NULL DEFAULT 0;

ALTER TABLE subscriptions RENAME TO subscriptions_before;
CREATE TABLE subscriptions (
    id {id},
    platform bigint NOT NULL,
    workspace text NOT NULL,
    channel text NOT NULL,
    direct bigint NOT NULL,
    filter text NOT NULL,
    wish bigint NOT NULL,
    schedule text NOT NULL,
    maker text NOT NULL,
    maker_name text NOT NULL,
    created bigint NOT NULL,
    UNIQUE (platform, workspace, channel, filter, wish, schedule)
);
INSERT INTO subscriptions (id, platform, workspace, channel, direct, filter, wish, schedule, maker, maker_name, created)
    SELECT row_number() OVER (ORDER BY created, platform, workspace, channel, filter),
        platform, workspace, channel, direct, filter, 0, '', maker, maker_name, created
    FROM subscriptions_before;
DROP TABLE subscriptions_before;
UPDATE library SET last_subscription = (SELECT count(*) FROM subscriptions);

-- Channels that could not be posted in: they wait until somebody there says "alerts on" again.
CREATE TABLE paused_channels (
    platform bigint NOT NULL,
    workspace text NOT NULL,
    channel text NOT NULL,
    reason text NOT NULL,
    paused bigint NOT NULL,
    PRIMARY KEY (platform, workspace, channel)
) {keyed};

-- Outlets that a channel does not want to hear of, folded as facets are, and as they were shown.
CREATE TABLE muted_sources (
    platform bigint NOT NULL,
    workspace text NOT NULL,
    channel text NOT NULL,
    source text NOT NULL,
    shown text NOT NULL,
    maker_name text NOT NULL,
    muted bigint NOT NULL,
    PRIMARY KEY (platform, workspace, channel, source)
) {keyed};

-- Where a workspace's moderators are told what needs them.
CREATE TABLE notice_channels (
    platform bigint NOT NULL,
    workspace text NOT NULL,
    channel text NOT NULL,
    direct bigint NOT NULL,
    PRIMARY KEY (platform, workspace)
) {keyed};

-- One row an article and a channel that has subscriptions, written in the article's transaction: what became of it and why.
-- A row that is due waits for its time; one that belongs to a post shares its fate.
CREATE TABLE alerts (
    article bigint NOT NULL,
    platform bigint NOT NULL,
    workspace text NOT NULL,
    channel text NOT NULL,
    direct bigint NOT NULL,
    subscription bigint NOT NULL,
    state bigint NOT NULL,
    reason text,
    due bigint NOT NULL,
    post text,
    created bigint NOT NULL,
    changed bigint NOT NULL,
    PRIMARY KEY (article, platform, workspace, channel)
) {keyed};
CREATE INDEX alerts_by_due ON alerts (platform, state, due);
CREATE INDEX alerts_by_post ON alerts (post);
CREATE INDEX alerts_by_change ON alerts (changed);

-- What a channel hears next, whatever becomes of the rest.
CREATE INDEX alerts_by_channel ON alerts (platform, workspace, channel, state, due);

-- The outbox: messages on their way, in the order they are sent. The key is in the message itself, so that it can be found where
-- nobody knows whether it was posted: that is so since "unsure", and not where that is null.
CREATE TABLE posts (
    number {id},
    key text NOT NULL UNIQUE,
    platform bigint NOT NULL,
    workspace text NOT NULL,
    channel text NOT NULL,
    direct bigint NOT NULL,
    kind bigint NOT NULL,
    text text,
    state bigint NOT NULL,
    reason text,
    created bigint NOT NULL,
    due bigint NOT NULL,
    attempts bigint NOT NULL,
    unsure bigint,
    claimed_by text,
    claimed_until bigint NOT NULL,
    message text,
    posted bigint,
    edit_due bigint
);
CREATE INDEX posts_by_due ON posts (platform, state, due);
CREATE INDEX posts_by_edit ON posts (platform, edit_due);
CREATE INDEX posts_by_channel ON posts (platform, workspace, channel, state, posted);
CREATE INDEX posts_by_claim ON posts (platform, workspace, channel, claimed_until);
CREATE INDEX posts_by_age ON posts (created);
