using System.Security.Cryptography;
using DealBot.Core.Storage;

namespace DealBot.Core.Chat.Store;

/// <summary>What the connectors must remember: answers, settings of channels, deliveries, reports of wrong quotes.</summary>
/// <remarks>
/// A database of its own beside the library's, so that asking never waits for the library's writer though every answer is stored
/// before its buttons are shown. Safe for any number of threads and processes. Any text may be stored; characters that databases
/// refuse come back as U+FFFD. Faults of the database come out of every method as <see cref="StorageException"/>.
/// </remarks>
public sealed class ChatStore : IDisposable
{
    // Platforms repeat a delivery within the hour (Slack: three times, the last after five minutes); a day is safe.
    private static readonly TimeSpan DeliveriesKept = TimeSpan.FromDays(1);

    // Whoever asks what became of a report does so sooner.
    private static readonly TimeSpan ClosedReportsKept = TimeSpan.FromDays(365);

    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(10); // where the health check has not seen by then that it can be written again

    private readonly ChatStoreOptions _options;
    private readonly Database _database;
    private readonly ChannelSettings _settings;
    private readonly Every _purge;
    private readonly Every _retry;
    private long _answersKept; // ticks
    private readonly StorageCheck _check;

    private ChatStore(ChatStoreOptions options)
    {
        _options = options;
        AnswersKept = options.AnswersKept;
        _database = Database.Open(Schema.Chat, options.DataFolder, options.Connection);
        _settings = new ChannelSettings(_database, options.Clock);
        _retry = new Every(BetweenTries, options.Clock);
        _check = new StorageCheck(_database, options.Clock);
        _purge = new Every(TimeSpan.FromMinutes(1), options.Clock);
    }

    /// <summary>Where it is stored, as messages name it.</summary>
    public string Name => _database.Name;

    /// <summary>For backups.</summary>
    internal Database Database => _database;

    /// <summary>See <see cref="ChatStoreOptions.AnswersKept"/>; may be changed at any time.</summary>
    public TimeSpan AnswersKept
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _answersKept));
        set => Interlocked.Exchange(ref _answersKept, value.Ticks);
    }

    private bool MayTryToStore => _database.WriteFault is null || _retry.IsDue();

    private DateTimeOffset Now => _options.Clock.GetUtcNow();

    private long OldestAnswer => (Now - AnswersKept).ToUnixTimeMilliseconds();

    /// <summary>Opens a store, and makes an empty one where there is none.</summary>
    /// <exception cref="StorageException">It cannot be opened; the message says what to do.</exception>
    public static ChatStore Open(ChatStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ChatStore(options);
    }

    /// <inheritdoc cref="Articles.Library.CheckHealth"/>
    public StorageHealth CheckHealth() => _check.Look();

    /// <summary>Stores an answer under a new id, before its buttons are shown.</summary>
    /// <param name="place">Where it was asked.</param>
    /// <param name="user">The platform's id of who asked.</param>
    /// <param name="visibility">Who sees it.</param>
    /// <param name="question">What was asked, if it is worth being offered again.</param>
    /// <param name="payload">What is needed to go on from it, as JSON.</param>
    public StoredAnswer Save(ChatPlace place, string user, Visibility visibility, string? question, string payload)
    {
        var answer = new StoredAnswer(
            NewId(), place, user, visibility, question, payload, DateTimeOffset.FromUnixTimeMilliseconds(Now.ToUnixTimeMilliseconds()));
        Write(session => AnswerRows.Insert(session, answer));
        return answer;
    }

    /// <summary>
    /// As <see cref="Save"/>; null where nothing can be stored. Only the first who finds that out waits for it: asking must go on
    /// while a disk is full or a lock held.
    /// </summary>
    internal StoredAnswer? TrySave(ChatPlace place, string user, Visibility visibility, string? question, string payload)
    {
        if (!MayTryToStore) return null;
        try
        {
            return Save(place, user, visibility, question, payload);
        }
        catch (StorageException)
        {
            return null;
        }
    }

    /// <summary>An answer by its id; null when there is none, or it was too long ago.</summary>
    public StoredAnswer? Find(string id) => _database.Read(session => AnswerRows.Find(session, id, OldestAnswer));

    /// <summary>The latest answer of a user in a channel; null when there is none, or it was too long ago.</summary>
    public StoredAnswer? Last(ChatPlace place, string user) => _database.Read(session => AnswerRows.Last(session, place, user, OldestAnswer));

    /// <summary>Claims the sharing of an answer: true for one caller only, whichever process asks.</summary>
    public bool TryShare(string id) => Write(session => AnswerRows.TryShare(session, id, OldestAnswer));

    /// <summary>The questions that a user asked lately in a workspace, latest first, no two the same.</summary>
    /// <param name="place">Anywhere in the workspace.</param>
    /// <param name="user">The platform's id of who asked.</param>
    /// <param name="prefix">How they begin, in either case; maybe empty.</param>
    /// <param name="limit">The most to give.</param>
    public IReadOnlyList<string> RecentQuestions(ChatPlace place, string user, string prefix, int limit) =>
        [.. _database.Read(session => AnswerRows.Questions(session, place, user, OldestAnswer))
            .Where(question => question.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(limit)];

    /// <summary>Who sees the answers to slash commands in a channel. Takes no time: what other processes set is seen seconds later.</summary>
    public Visibility AnswersIn(ChatPlace place) => _settings.Answers(place);

    /// <summary>Sets who sees the answers to slash commands in a channel.</summary>
    public void SetAnswers(ChatPlace place, Visibility visibility) => _settings.SetAnswers(place, visibility);

    /// <summary>
    /// Claims something that a platform delivered: true for one caller only, whichever process asks, for a day. While nothing can be
    /// stored, true: what a platform delivers twice then is answered twice, which is better than not at all.
    /// </summary>
    public bool TryClaim(ChatPlatform platform, string delivery)
    {
        if (!MayTryToStore) return true;
        try
        {
            return Write(session => DeliveryRows.TryClaim(session, platform, delivery, Now.ToUnixTimeMilliseconds()));
        }
        catch (StorageException)
        {
            return true; // the health check tells the log why
        }
    }

    /// <summary>
    /// Stores a report, which is then open, and gives it as it is stored; an open one of the same user about the same quote is
    /// replaced.
    /// </summary>
    public QuoteReport Report(QuoteReport report) =>
        Write(session => ReportRows.Insert(session, report, Now.ToUnixTimeMilliseconds()));

    /// <summary>A report by its number; null when there is none.</summary>
    public QuoteReport? FindReport(long number) => _database.Read(session => ReportRows.Find(session, number));

    /// <summary>The reports that nothing was done about, oldest first.</summary>
    public IReadOnlyList<QuoteReport> OpenReports(int limit) => _database.Read(session => ReportRows.Open(session, limit));

    /// <summary>Closes an open report: true for one caller only.</summary>
    /// <param name="number">Which.</param>
    /// <param name="state">What became of it.</param>
    public bool TryClose(long number, ReportState state) => Write(session => ReportRows.TryClose(session, number, state));

    /// <inheritdoc/>
    public void Dispose()
    {
        _settings.Dispose();
        _check.Dispose();
        _database.Dispose();
    }

    /// <summary>About 79 bits, in characters that are not mistaken for one another.</summary>
    internal static string NewId() => RandomNumberGenerator.GetString("23456789abcdefghjkmnpqrstuvwxyz", 16);

    // What is old goes while something is written anyway: an index finds it, and seldom is there any.
    private T Write<T>(Func<Session, T> work) => _database.Write(session =>
    {
        if (_purge.IsDue())
        {
            AnswerRows.DeleteBefore(session, OldestAnswer);
            DeliveryRows.DeleteBefore(session, (Now - DeliveriesKept).ToUnixTimeMilliseconds());
            ReportRows.DeleteBefore(session, (Now - ClosedReportsKept).ToUnixTimeMilliseconds());
        }

        return work(session);
    });
}
