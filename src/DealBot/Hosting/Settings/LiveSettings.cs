using DealBot.Cli;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Articles.Speakers;
using DealBot.Core.Chat.Store;
using DealBot.Core.Configuration;
using Microsoft.Extensions.Logging;

namespace DealBot.Hosting.Settings;

/// <summary>The settings of the running service: reads the configuration folder again, and applies what can be applied without a restart.</summary>
/// <param name="opened">The library, with the configuration in effect.</param>
/// <param name="store">What chat remembers.</param>
/// <param name="fetcher">Fetches feeds and pages.</param>
/// <param name="clock">Tells when settings were read.</param>
/// <param name="log">Learns what changed, and what cannot.</param>
internal sealed partial class LiveSettings(OpenedLibrary opened, ChatStore store, Fetcher fetcher, TimeProvider clock, ILogger<LiveSettings> log) : IDisposable
{
    private readonly DealBotOptions _atStart = opened.Configuration.Options;
    private volatile SettingsState _state = new(clock.GetUtcNow(), [], []);
    private CancellationTokenSource _newsChange = new();

    /// <summary>How they stand now.</summary>
    public SettingsState State => _state;

    /// <summary>Cancelled as soon as those of feeds and alerts are others than when this was read.</summary>
    public CancellationToken UntilNewsChange => Volatile.Read(ref _newsChange).Token;

    /// <summary>Reads the folder again. Where it has mistakes, what was read before stays in effect, and the log says why. For one caller at a time.</summary>
    public void Reload()
    {
        try
        {
            Apply(OpenedLibrary.Configured(opened.Folders.Config));
        }
        catch (CommandException refusal)
        {
            var problems = refusal.Message.Split('\n');
            if (problems.SequenceEqual(_state.Problems, StringComparer.Ordinal)) return;
            _state = _state with { Problems = problems };
            foreach (var problem in problems) LogInvalid(problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _newsChange.Dispose();

    private void Apply(DealBotConfiguration configuration)
    {
        var before = opened.Configuration;
        opened.Apply(configuration);
        store.AnswersKept = TimeSpan.FromDays(configuration.Options.AnswersKeptDays);
        fetcher.Options = opened.FetchOptions;

        var atOnce = Different(before, configuration).Where(static key => TakesEffect.WhyLater(key) is null).ToList();
        var waiting = OptionKeys.Different(_atStart, configuration.Options).Where(static key => TakesEffect.WhyLater(key) is not null).ToList();
        var stood = _state;
        _state = new SettingsState(clock.GetUtcNow(), waiting, []);
        if (atOnce.Count > 0)
        {
            var keys = string.Join(", ", atOnce);
            LogApplied(keys);
        }

        foreach (var key in waiting.Except(stood.Waiting, StringComparer.Ordinal)) LogWaiting(key, TakesEffect.WhyLater(key)!);
        if (atOnce.Count == 0 && stood.Problems.Count > 0) LogMended();
        if (atOnce.Exists(static key => TakesEffect.Covers("feeds", key) || TakesEffect.Covers("alerts", key)))
            Interlocked.Exchange(ref _newsChange, new CancellationTokenSource()).Cancel();
    }

    private static IEnumerable<string> Different(DealBotConfiguration one, DealBotConfiguration other) =>
    [
        .. OptionKeys.Different(one.Options, other.Options),
        .. one.People.Count == other.People.Count && one.People.Zip(other.People).All(static pair => IsSame(pair.First, pair.Second)) ? [] : (string[])[ConfigurationFolder.PeopleName],
        .. one.Synonyms.Equals(other.Synonyms, StringComparison.Ordinal) ? [] : (string[])[ConfigurationFolder.SynonymsName],
    ];

    private static bool IsSame(KnownPerson one, KnownPerson other) =>
        one.Names.SequenceEqual(other.Names, StringComparer.Ordinal) && one.Roles.SequenceEqual(other.Roles, StringComparer.Ordinal);

    [LoggerMessage(Level = LogLevel.Information, Message = "The settings were read again; in effect from now on: {Keys}")]
    private partial void LogApplied(string keys);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Key} is set otherwise now, and takes effect at the next start: {Reason}")]
    private partial void LogWaiting(string key, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The settings are as they should be again")]
    private partial void LogMended();

    [LoggerMessage(Level = LogLevel.Error, Message = "The settings stay as they were before: {Problem}")]
    private partial void LogInvalid(string problem);
}
