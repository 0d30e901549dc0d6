namespace DealBot.Discord.Tests;

public sealed class DiscordOptionsTests
{
    [Fact]
    public void Options_written_into_a_log_hold_no_secret() =>
        Assert.DoesNotContain("secret", new DiscordOptions { Token = "secret" }.ToString(), StringComparison.Ordinal);
}
