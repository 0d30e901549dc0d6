using DealBot.Core.Alerts;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Chat;
using DealBot.Core.Tests.Storage;
using DealBot.Testing;

namespace DealBot.Core.Tests.Libraries;

/// <summary>Articles leave when they are older than they are kept, and stay away.</summary>
public sealed class RetentionTests(PostgresServer server)
{
    private static readonly ChatPlace Channel = new(ChatPlatform.Discord, "G1", "C1", IsDirect: false);

    private readonly ManualClock _clock = new(new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_grows_too_old_leaves_with_its_alerts_and_the_rest_stays(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place, days: 30);
        library.Subscriptions.Add(Channel, "", new Wish.EachArticle(), new ChatUser("7", "Ann", IsModerator: false));
        await library.ImportAsync([.. Briefs.Many(100), Dated("young.txt", Briefs.Ferry, 40), Undated("undated.txt", Briefs.School)], cancellation: Cancellation);
        using var log = new CapturingLoggerFactory();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = new Retention(library, _clock, log.CreateLogger<Retention>()).RunAsync(stop.Token);

        await _clock.WaitForTimerAsync(Retention.Interval);
        Assert.Equal(102, Files(library).Count);
        for (var day = 1; day <= 30; day++)
        {
            _clock.Advance(Retention.Interval);
            await _clock.WaitForTimerAsync(Retention.Interval);
        }

        Assert.Equal(["undated.txt", "young.txt"], Files(library)); // the one without a date came thirty days ago, and not earlier
        Assert.Empty(LibraryCheck.Of(library));
        Assert.Contains("100 articles left the library", log.Text, StringComparison.Ordinal);
        Assert.Equal(2, library.Alerts.Counts()[AlertState.Due]);
        var closed = Assert.Single(library.Alerts.Latest(1000, AlertState.Failed)); // the others are copies of its story
        Assert.Equal("The article was removed from the library before it was announced.", closed.Reason);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_too_old_is_not_taken_in_and_the_report_says_so(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place, days: 30);

        var report = await library.ImportAsync([Dated("old.txt", Briefs.School, -31), Dated("new.txt", Briefs.Ferry, -29)], cancellation: Cancellation);

        Assert.Equal((1, 0, 0, 1), (report.Added, report.Replaced, report.Unchanged, report.TooOld));
        Assert.Equal("old.txt is older than 30 days, so it was not taken in. Set articlesKeptDays to keep articles for longer.", Assert.Single(report.Warnings));
        Assert.Equal(["new.txt"], Files(library));
    }

    [Fact]
    public async Task Files_that_left_by_age_do_not_come_back_with_the_next_reindexing_dated_or_not()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        var folder = Path.Combine(place.Folder, "articles");
        Briefs.Saved(folder, "undated.txt", Briefs.School);
        File.SetLastWriteTimeUtc(Path.Combine(folder, "undated.txt"), _clock.GetUtcNow().UtcDateTime.AddDays(-1));
        Briefs.Saved(folder, "dated.md", $"---\ntitle: The ferry\ndate: 2025-02-20\n---\n{Briefs.Ferry}");
        using var library = Open(place, days: 30, folder);
        await library.ReindexAsync(cancellation: Cancellation);
        Assert.Equal(2, Files(library).Count);

        _clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(2, library.RemoveOutdated(Cancellation));
        var report = await library.ReindexAsync(cancellation: Cancellation);

        Assert.Equal((0, 2), (report.Added, report.TooOld));
        Assert.Empty(Files(library));
        Assert.Equal(0, library.RemoveOutdated(Cancellation));
    }

    [Fact]
    public async Task Where_nothing_is_set_all_is_kept_for_ever()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        using var library = Open(place, days: null);
        await library.ImportAsync([Dated("old.txt", Briefs.School, -40_000)], cancellation: Cancellation);

        Assert.Equal(0, library.RemoveOutdated(Cancellation));
        Assert.Equal(["old.txt"], Files(library));
    }

    private Library Open(TestDatabase place, int? days, string? folder = null) => Library.Open(new LibraryOptions
    {
        DataFolder = place.Folder,
        Connection = place.Connection,
        ArticlesFolder = folder,
        ArticlesKept = days is { } kept ? TimeSpan.FromDays(kept) : null,
        Clock = _clock,
    });

    private ReadOutcome Dated(string file, string text, int days) => Briefs.Read(Briefs.Article(file, text) with { Published = _clock.GetUtcNow().AddDays(days) });

    private static ReadOutcome Undated(string file, string text) => Briefs.Read(Briefs.Article(file, text) with { Published = null });

    private static IReadOnlyList<string> Files(Library library)
    {
        using var view = library.View();
        return [.. view.Articles.Select(static entry => entry.File).Order(StringComparer.Ordinal)];
    }
}
