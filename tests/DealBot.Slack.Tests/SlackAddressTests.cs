namespace DealBot.Slack.Tests;

public sealed class SlackAddressTests
{
    private static readonly Uri Slack = new("https://slack.com/api/");
    private static readonly Uri Local = new("http://127.0.0.1:4003/api/");

    [Theory]
    [InlineData("https://slack.com/api/")]
    [InlineData("https://slack.proxy.example/api/")]
    [InlineData("http://127.0.0.1:4003/api/")]
    [InlineData("http://localhost/api/")]
    [InlineData("http://[::1]:8080/api/")]
    public void The_Web_API_may_be(string api) => Assert.Equal(new Uri(api), SlackAddress.Api(Options(api)));

    [Theory]
    [InlineData("http://slack.com/api/", "must begin with https://")]
    [InlineData("http://127.0.0.1.example.com/api/", "must begin with https://")]
    [InlineData("ftp://127.0.0.1/api/", "must begin with https://")]
    [InlineData("https://slack.com/api", "end with a slash")]
    [InlineData("https://me:secret@slack.com/api/", "must be whole")]
    [InlineData("https://slack.com/api/?token=/", "must be whole")]
    public void The_Web_API_may_not_be(string api, string because)
    {
        var refused = Assert.Throws<ArgumentException>(() => SlackAddress.Api(Options(api)));
        Assert.Contains(because, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://hooks.slack.com/commands/T1/2/3", true, true)]
    [InlineData("https://files.slack.com/files-pri/T1-F1/x.txt", false, true)]
    [InlineData("https://slack.com/x", false, true)]
    [InlineData("http://hooks.slack.com/commands/T1/2/3", false, false)]
    [InlineData("https://hooks.slack.com:444/x", false, false)]
    [InlineData("https://hooks.slack.com@evil.example/x", false, false)]
    [InlineData("https://user@hooks.slack.com/x", false, false)]
    [InlineData("https://hooks.slack.com.evil.example/x", false, false)]
    [InlineData("https://evilslack.com/x", false, false)]
    [InlineData("https://hooks-slack.com/x", false, false)]
    [InlineData("https://127.0.0.1/x", false, false)]
    [InlineData("http://127.0.0.1/x", false, false)]
    [InlineData("http://169.254.169.254/latest", false, false)]
    [InlineData("wss://hooks.slack.com/x", false, false)]
    [InlineData("file:///etc/passwd", false, false)]
    public void A_message_goes_to_Slacks_hook_and_the_token_to_Slack_alone(string address, bool response, bool token)
    {
        Assert.Equal(response, SlackAddress.MayGetResponse(new Uri(address), Slack));
        Assert.Equal(token, SlackAddress.MayGetToken(new Uri(address), Slack));
    }

    [Theory]
    [InlineData("wss://wss-primary.slack.com/link/?ticket=1", true)]
    [InlineData("wss://wss-primary.slack.com.evil.example/", false)]
    [InlineData("ws://wss-primary.slack.com/", false)]
    [InlineData("https://wss-primary.slack.com/", false)]
    [InlineData("ws://127.0.0.1:1/", false)]
    public void A_socket_is_opened_to_Slack_alone(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, SlackAddress.MayOpenSocket(new Uri(address), Slack));

    [Theory]
    [InlineData("http://127.0.0.1:9/respond/1", true)]
    [InlineData("http://localhost:9/respond/1", true)]
    [InlineData("http://192.168.0.1:9/respond/1", false)]
    [InlineData("https://hooks.slack.com/commands/1", true)]
    public void Where_the_Web_API_is_on_loopback_so_may_the_rest_be(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, SlackAddress.MayGetResponse(new Uri(address), Local));

    private static SlackOptions Options(string api) => new() { BotToken = "xoxb-1", Api = new Uri(api) };
}
