-- Which channels are told of new articles, and of which. Platforms and users are as the platforms name them.
CREATE TABLE subscriptions (
    platform bigint NOT NULL,
    workspace text NOT NULL,
    channel text NOT NULL,
    filter text NOT NULL,
    direct bigint NOT NULL,
    maker text NOT NULL,
    maker_name text NOT NULL,
    created bigint NOT NULL,
    PRIMARY KEY (platform, workspace, channel, filter)
) {keyed};
