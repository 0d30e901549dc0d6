using DealBot.Core.Chat;
using DealBot.Slack.Setup;
using DealBot.Testing.Slack;

namespace DealBot.Slack.Tests.Setup;

public sealed class SlackSetupTests : IAsyncLifetime
{
    private SlackCounterpart _slack = null!;

    public async ValueTask InitializeAsync() => _slack = await SlackCounterpart.StartAsync();

    public ValueTask DisposeAsync() => _slack.DisposeAsync();

    [Fact]
    public async Task Where_all_is_well_every_check_says_so()
    {
        _slack.Workspace.AddGroup("S0MODS", "U0BOB");
        var checks = await CheckAsync(options => options with { Moderators = ["U0ALICE"], ModeratorGroups = ["S0MODS"] });
        Assert.All(checks, check => Assert.Equal(SetupOutcome.Good, check.Outcome));
        Assert.Equal(
            ["bot token", .. SlackScopes.Bot.Select(scope => $"scope {scope.Name}"), "app token", "moderator U0ALICE", "group S0MODS"],
            checks.Select(check => check.Subject));
    }

    [Fact]
    public async Task A_revoked_bot_token_fails_and_says_where_to_find_another()
    {
        _slack.RevokedWith = "token_revoked";
        var check = Failed(await CheckAsync(), "bot token");
        Assert.Contains("token", check.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(SlackCounterpart.BotToken, check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_scope_fails_and_says_what_it_is_for()
    {
        _slack.Scopes.Remove("files:read");
        Assert.Contains("to read an article's file", Failed(await CheckAsync(), "scope files:read").Detail, StringComparison.Ordinal);
    }

    [Theory, InlineData("channels:history"), InlineData("groups:history"), InlineData("mpim:history")]
    public async Task A_missing_scope_that_only_finds_alerts_again_is_a_warning(string scope)
    {
        _slack.Scopes.Remove(scope);
        var check = Assert.Single(await CheckAsync(), check => string.Equals(check.Subject, $"scope {scope}", StringComparison.Ordinal));
        Assert.Equal(SetupOutcome.Warning, check.Outcome);
        Assert.Contains("whether an alert stands already", check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Socket_Mode_without_its_token_fails() =>
        Assert.Contains("connections:write", Failed(await CheckAsync(options => options with { AppToken = null }), "app token").Detail, StringComparison.Ordinal);

    [Fact]
    public async Task A_wrong_app_token_fails() => Failed(await CheckAsync(options => options with { AppToken = "xapp-wrong" }), "app token");

    [Fact]
    public async Task HTTP_without_a_signing_secret_fails_and_an_app_token_is_of_no_use_there()
    {
        var checks = await CheckAsync(options => options with { UsesHttp = true });
        Failed(checks, "signing secret");
        Assert.Equal(SetupOutcome.Warning, Assert.Single(checks, check => check.Subject is "app token").Outcome);
    }

    [Fact]
    public async Task Moderators_and_groups_that_do_not_exist_fail_each_by_name()
    {
        var checks = await CheckAsync(options => options with { Moderators = ["U0NOBODY"], ModeratorGroups = ["S0NONE"] });
        Failed(checks, "moderator U0NOBODY");
        Failed(checks, "group S0NONE");
    }

    private static SetupCheck Failed(IReadOnlyList<SetupCheck> checks, string subject)
    {
        var check = Assert.Single(checks, check => string.Equals(check.Subject, subject, StringComparison.Ordinal));
        Assert.Equal(SetupOutcome.Failed, check.Outcome);
        return check;
    }

    private Task<IReadOnlyList<SetupCheck>> CheckAsync(Func<SlackOptions, SlackOptions>? change = null)
    {
        SlackOptions options = new() { BotToken = SlackCounterpart.BotToken, AppToken = SlackCounterpart.AppToken, Api = _slack.Api };
        return SlackSetup.CheckAsync(change?.Invoke(options) ?? options, TimeProvider.System, TestContext.Current.CancellationToken);
    }
}
