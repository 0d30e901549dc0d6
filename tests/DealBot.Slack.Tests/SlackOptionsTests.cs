namespace DealBot.Slack.Tests;

public sealed class SlackOptionsTests
{
    [Fact]
    public void Options_written_into_a_log_hold_no_secret() =>
        Assert.DoesNotContain("secret", new SlackOptions { BotToken = "secret", AppToken = "secret", SigningSecret = "secret" }.ToString(), StringComparison.Ordinal);
}
