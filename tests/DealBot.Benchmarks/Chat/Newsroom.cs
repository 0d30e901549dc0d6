using DealBot.Benchmarks.Search;
using DealBot.Testing.Discord;
using DealBot.Testing.Slack;
using Spectre.Console;

namespace DealBot.Benchmarks.Chat;

/// <summary>People in Discord and in Slack who ask, in turn here and there, and a moderator.</summary>
internal sealed class Newsroom : IAsyncDisposable
{
    private const string Asker = "U0ALICE";
    private const string Channel = "C0GENERAL";
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    private readonly DiscordUser _moderator;
    private readonly List<Task<SentDelivery?>> _slackQuestions = [];
    private readonly List<DiscordInteraction> _discordQuestions = [];
    private DiscordInteraction? _reindex;
    private int _asked;
    private int _slackReported;
    private int _discordReported;

    private Newsroom(DiscordCounterpart discord, SlackCounterpart slack)
    {
        (Discord, Slack) = (discord, slack);
        _moderator = discord.AddUser("mona", DiscordPermissions.ManageGuild);
    }

    /// <summary>Discord on loopback.</summary>
    public DiscordCounterpart Discord { get; }

    /// <summary>Slack on loopback.</summary>
    public SlackCounterpart Slack { get; }

    /// <summary>Whether the reindex that was asked for has ended.</summary>
    public bool IsReindexed => _reindex!.Shown.Any(message => message.Text.Contains("Reindexed", StringComparison.Ordinal));

    public static async Task<Newsroom> OpenAsync() => new(await DiscordCounterpart.StartAsync(), await SlackCounterpart.StartAsync());

    /// <summary>Waits until the program serves both platforms.</summary>
    public async Task WaitUntilServedAsync()
    {
        await Discord.WaitForReadyAsync();
        await Discord.WaitForCommandsAsync();
        await Slack.ConnectedAsync();
    }

    /// <summary>The moderator has the library reindexed.</summary>
    public void Reindex() => _reindex = Discord.UserTypes(_moderator, Discord.General, "/deal-admin reindex");

    /// <summary>Asks the next question, on the platform whose turn it is.</summary>
    public void Ask()
    {
        var question = QuerySet.All[_asked / 2 % QuerySet.All.Count];
        if (_asked++ % 2 == 0) _discordQuestions.Add(Discord.UserTypes(Discord.Ada, Discord.General, $"/deal question:{question}"));
        else _slackQuestions.Add(Slack.TypesAsync(Asker, Channel, $"/deal {question}"));
    }

    /// <summary>Waits until everything that was asked is answered.</summary>
    /// <exception cref="TimeoutException">Something is not.</exception>
    public async Task WaitUntilAnsweredAsync(TimeSpan patience)
    {
        using var poll = new PeriodicTimer(Poll);
        for (var waited = TimeSpan.Zero; !IsAnswered(); waited += Poll)
        {
            if (waited > patience) throw new TimeoutException("Some questions were not answered.");
            await poll.WaitForNextTickAsync();
        }
    }

    /// <summary>Prints what came of the questions since the last report.</summary>
    public void Report(string title, IAnsiConsole console)
    {
        var discord = _discordQuestions.Skip(_discordReported).Select(question => question.AcknowledgedAfter!.Value);
        var slack = _slackQuestions.Skip(_slackReported).Select(question => question.Result!.Acknowledged.Result.Latency);
        var failed = _discordQuestions.Skip(_discordReported).Count(question => question.Shown.Any(message => IsFailure(message.Text)))
            + Messages().Skip(_slackReported).Count(message => IsFailure(message.Shown));
        (_discordReported, _slackReported) = (_discordQuestions.Count, _slackQuestions.Count);
        new Latencies(discord.Concat(slack)).Print(title, failed, console);
    }

    public async ValueTask DisposeAsync()
    {
        await Discord.DisposeAsync();
        await Slack.DisposeAsync();
    }

    private static bool IsFailure(string shown) =>
        shown.Contains("Something went wrong", StringComparison.Ordinal) || shown.Contains("Too many questions", StringComparison.Ordinal);

    private bool IsAnswered() =>
        Messages().Count() >= _slackQuestions.Count
        && _discordQuestions.Skip(_discordReported).All(question => question.Shown.Any(message => !message.IsLoading));

    private IEnumerable<PostedMessage> Messages() => Slack.Seen(Asker, Channel).Where(message => message.IsOurs);
}
