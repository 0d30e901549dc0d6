using DealBot.EndToEnd.Chat;
using DealBot.Testing.Slack;

namespace DealBot.EndToEnd.Alerts;

/// <summary>Slack, as <see cref="ChatHouse"/> has it.</summary>
internal sealed class SlackHouse : ChatHouse
{
    private const string Alice = "U0ALICE";
    private const string Mona = "U0MONA"; // an admin of the workspace
    private const int SocketsOfOneProcess = 2;

    private readonly SlackCounterpart _slack;
    private int _connections;

    private SlackHouse(SlackCounterpart slack)
    {
        _slack = slack;
        foreach (var name in Names) slack.Workspace.AddChannel(IdOf(name), name);
    }

    public static async Task<ChatHouse> OpenAsync() => new SlackHouse(await PatientPlatforms.SlackAsync());

    public override IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DEALBOT_SLACK_BOT_TOKEN"] = SlackCounterpart.BotToken,
        ["DEALBOT_SLACK_APP_TOKEN"] = SlackCounterpart.AppToken,
        ["DEALBOT_SLACK_API"] = _slack.Api.ToString(),
    };

    public override Task ConnectedAsync() => _slack.ConnectedAsync(_connections += SocketsOfOneProcess);

    public override string IdOf(string channel) => $"C0{channel.ToUpperInvariant()}";

    public override async Task<string> TypesAsync(string channel, string command, bool isModerator = false)
    {
        var (user, place) = (isModerator ? Mona : Alice, IdOf(channel));
        var before = Ids(user, place);
        await _slack.TypesAsync(user, place, command.StartsWith("admin ", StringComparison.Ordinal) ? $"/deal-{command}" : $"/deal {command}");
        return await AnswerAsync(user, place, before, command);
    }

    public override IReadOnlyList<Posted> Posts(string channel) =>
        [.. _slack.Seen(Alice, IdOf(channel)).Where(message => message is { IsOurs: true, OnlyTo: null }).Select(Of)];

    public override async Task<string> PressesAsync(string channel, Posted post, string label)
    {
        var before = Ids(Alice, IdOf(channel));
        var message = _slack.Seen(Alice, IdOf(channel)).Single(message => string.Equals(message.Ts, post.Id, StringComparison.Ordinal));
        await _slack.PressesAsync(Alice, message, label);
        return await AnswerAsync(Alice, IdOf(channel), before, label);
    }

    public override (Task IsThere, Action Release) Hold()
    {
        const string Posting = "chat.postMessage";
        var released = new TaskCompletionSource();
        _slack.Faults.Order(Posting, new SlackFault.Held(released.Task), times: 20);
        var before = Begun();
        return (_slack.Journal.UntilAsync(() => Begun() > before, "a post on its way"), released.SetResult);

        int Begun() => _slack.Journal.Lines.Count(line => line.Contains($"called {Posting}", StringComparison.Ordinal));
    }

    public override void Lose(string channel) => _slack.Workspace.AddChannel(IdOf(channel), channel, botIsMember: false);

    public override async Task<Posted> SeesAsync(string channel, Func<Posted, bool> wanted, string what) =>
        await _slack.Journal.UntilAsync(() => Posts(channel).FirstOrDefault(wanted), what);

    public override ValueTask DisposeAsync() => _slack.DisposeAsync();

    private HashSet<string> Ids(string user, string channel) => [.. _slack.Seen(user, channel).Select(message => message.Ts)];

    private async Task<string> AnswerAsync(string user, string channel, HashSet<string> before, string what) =>
        (await _slack.SeesAsync(user, channel, message => message.OnlyTo is not null && !before.Contains(message.Ts), $"the answer to “{what}”")).Shown;

    private static Posted Of(PostedMessage message) => new(message.Ts, message.Shown, message.Buttons);
}
