using DealBot.Slack.Interactions;
using DealBot.Slack.WebApi;
using DealBot.Testing;
using DealBot.Testing.Slack;

namespace DealBot.Slack.Tests.Interactions;

/// <summary>Who moderates, how long that is remembered, and what happens when Slack does not say.</summary>
public sealed class PeopleTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private readonly CapturingLoggerFactory _logs = new();
    private SlackCounterpart _slack = null!;
    private SlackWebApi _api = null!;
    private People _people = null!;

    public async ValueTask InitializeAsync()
    {
        _slack = await SlackCounterpart.StartAsync(_clock);
        SlackOptions options = new() { BotToken = SlackCounterpart.BotToken, Api = _slack.Api };
        _api = new SlackWebApi(options, _logs.CreateLogger<SlackWebApi>(), _clock);
        _people = new People(options, _api, _clock, _logs.CreateLogger<People>());
    }

    public ValueTask DisposeAsync()
    {
        _api.Dispose();
        return _slack.DisposeAsync();
    }

    [Fact]
    public async Task A_right_is_remembered_for_five_minutes_and_then_asked_for_again()
    {
        Assert.True(await ModeratesAsync("U0MONA"));
        _slack.Workspace.AddUser("U0MONA", "mona", isAdmin: false);
        _clock.Advance(People.Memory - TimeSpan.FromSeconds(1));
        Assert.True(await ModeratesAsync("U0MONA"));
        Assert.Single(_slack.Calls);

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await ModeratesAsync("U0MONA"));
    }

    [Fact]
    public async Task When_Slack_does_not_answer_in_time_nobody_moderates_and_the_log_says_so()
    {
        TaskCompletionSource held = new();
        _slack.Faults.Order("users.info", new SlackFault.Held(held.Task));
        var asking = ModeratesAsync("U0MONA");
        await _clock.WaitForTimerAsync(People.Patience);
        _clock.Advance(People.Patience);
        Assert.False(await asking);
        Assert.Contains(_logs.Lines, line => line.Message.Contains("did not answer in time", StringComparison.Ordinal));
        held.SetResult();
    }

    [Fact]
    public async Task A_user_whom_Slack_does_not_know_keeps_the_name_of_the_payload_and_no_rights()
    {
        var (user, _) = await _people.FindAsync("U0GHOST", "ghost", TestContext.Current.CancellationToken);
        Assert.Equal(("ghost", false), (user.Name, user.IsModerator));
    }

    private async Task<bool> ModeratesAsync(string user) => (await _people.FindAsync(user, null, TestContext.Current.CancellationToken)).User.IsModerator;
}
