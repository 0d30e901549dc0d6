using DealBot.Core.Configuration;
using DealBot.Hosting.Settings;

namespace DealBot.EndToEnd.Hosting;

public sealed class TakesEffectTests
{
    [Fact]
    public void Every_key_is_known_to_take_effect_at_once_or_at_the_next_start()
    {
        string[] entries = [.. TakesEffect.AtOnce, .. TakesEffect.AtNextStart.Keys];

        Assert.All(OptionKeys.All, key => Assert.Single(entries, entry => TakesEffect.Covers(entry, key)));
        Assert.All(entries, entry => Assert.Contains(OptionKeys.All, key => TakesEffect.Covers(entry, key)));
    }

    [Fact]
    public void A_key_that_waits_says_why()
    {
        Assert.Contains("Slack", TakesEffect.WhyLater("slack.connections"), StringComparison.Ordinal);
        Assert.Null(TakesEffect.WhyLater("feeds.minutes"));
        Assert.False(TakesEffect.Covers("feed", "feeds.minutes"));
    }
}
