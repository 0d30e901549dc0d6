using DealBot.Core.Configuration;

namespace DealBot.Core.Tests.Configuration;

public sealed class OptionKeysTests
{
    [Fact]
    public void Every_key_is_named_with_its_part()
    {
        Assert.Contains("answerCount", OptionKeys.All);
        Assert.Contains("slack.moderatorGroups", OptionKeys.All);
        Assert.DoesNotContain("slack", OptionKeys.All);
    }

    [Fact]
    public void Two_configurations_differ_in_the_keys_that_are_set_differently()
    {
        var one = new DealBotOptions(AnswerCount: 3, Feeds: new FeedSettings(Folders: ["a", "b"]));

        Assert.Empty(OptionKeys.Different(one, new DealBotOptions(AnswerCount: 3, Feeds: new FeedSettings(Folders: ["a", "b"]))));
        Assert.Equal(["answerCount", "discord.shards", "feeds.folders"], OptionKeys.Different(one, new DealBotOptions(Discord: new DiscordSettings(Shards: 2), Feeds: new FeedSettings(Folders: ["b", "a"]))));
    }
}
