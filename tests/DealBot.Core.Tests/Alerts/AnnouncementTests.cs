using DealBot.Core.Alerts;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Import;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Chat;
using DealBot.Core.Storage;
using DealBot.Core.Tests.Libraries;
using DealBot.Core.Tests.Storage;
using DealBot.Testing;

namespace DealBot.Core.Tests.Alerts;

/// <summary>What an import writes down of each article and channel.</summary>
public sealed class AnnouncementTests(PostgresServer server)
{
    private static readonly ChatPlace Channel = new(ChatPlatform.Discord, "G1", "C1", IsDirect: false);
    private static readonly ChatPlace Other = new(ChatPlatform.Slack, "T1", "C2", IsDirect: false);
    private static readonly ChatUser Ann = new("7", "Ann", IsModerator: false);
    private static readonly Wish Each = new Wish.EachArticle();
    private static readonly Wish Quotes = new Wish.NewQuotes();

    private readonly ManualClock _clock = new(new DateTimeOffset(2025, 3, 3, 10, 2, 0, TimeSpan.Zero));

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_new_article_is_due_at_once_in_every_channel_that_wants_it_and_filtered_in_the_others(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place);
        var subscription = library.Subscriptions.Add(Channel, "dredge", Each, Ann)!;
        library.Subscriptions.Add(Other, "school", Each, Ann);
        library.Subscriptions.Add(Other, "ferry", Each, Ann);

        await ImportAsync(library, Harbour);

        Assert.Equal((AlertState.Due, subscription.Id, _clock.GetUtcNow(), "Port news"), Fate(library, Channel, entry => (entry.State, entry.SubscriptionId, entry.Due, entry.Title)));
        Assert.Equal((AlertState.Filtered, 0, (string?)null), Fate(library, Other, entry => (entry.State, entry.SubscriptionId, entry.Reason)));
        Assert.Equal([(AlertState.Due, 1L), (AlertState.Filtered, 1L)], library.Alerts.Counts().OrderBy(count => count.Key).Select(count => (count.Key, count.Value)));
        Assert.Equal(Other, Assert.Single(library.Alerts.Latest(10, AlertState.Filtered)).Place);
        Assert.Equal(Channel, Assert.Single(library.Alerts.Latest(10, place: Channel)).Place);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Somebody_who_speaks_in_the_library_for_the_first_time_is_matched_by_name(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place);
        library.Subscriptions.Add(Channel, "speaker:Lusk", Each, Ann);
        library.Subscriptions.Add(Other, "speaker:Muir", Each, Ann);

        await ImportAsync(library, Briefs.Article("ferry.txt", Briefs.Ferry));

        Assert.Equal(AlertState.Due, Fate(library, Channel, entry => entry.State));
        Assert.Equal(AlertState.Filtered, Fate(library, Other, entry => entry.State));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Somebody_whom_an_article_calls_by_the_surname_alone_is_whom_the_library_calls_so(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place);
        await ImportAsync(library, Briefs.Article("first.txt", "The line has a new owner.\n“We sail in May,” said Moira Lusk. “The crew is hired,” Lusk said.", url: "https://islander.example/first"));
        library.Subscriptions.Add(Channel, "speaker:\"Moira Lusk\"", Each, Ann);

        await ImportAsync(library, Briefs.Article("second.txt", "Fares will rise in June.\n“Diesel costs what it costs,” Lusk said.", url: "https://islander.example/second"));

        Assert.Equal(AlertState.Due, Fate(library, Channel, entry => entry.State));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_became_of_an_article_is_said_in_sentences(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place);
        library.Subscriptions.Add(Channel, "speaker:Calder channel", Each, Ann);
        library.Subscriptions.Add(Other, "speaker:Muir school -dredge", Each, Ann);
        await ImportAsync(library, Harbour);

        using var view = library.View();
        Assert.Equal(
            [
                "It is about to be sent.",
                "The subscription “speaker:Calder channel”, made by Ann on 3 March 2025, wanted it: 1 passage of it matches, with words of Harbour Master Rona Calder.",
            ],
            library.Alerts.Explain(view, Channel, view.Articles[0].Id).Sentences);
        Assert.Equal(
            [
                "Not announced: nobody here wanted it.",
                "The subscription “speaker:Muir school -dredge”, made by Ann on 3 March 2025, did not want it: it holds “dredge”, which is excluded; nobody called Muir speaks in it; it has no “school”.",
            ],
            library.Alerts.Explain(view, Other, view.Articles[0].Id).Sentences);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_channel_with_several_wishes_hears_of_an_article_once_and_as_soon_as_any_of_them_says(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place);
        var digest = library.Subscriptions.Add(Channel, "", Digest("daily 8 Europe/Kyiv"), Ann)!;
        var each = library.Subscriptions.Add(Channel, "dredge", Each, Ann)!;

        await ImportAsync(library, Harbour);
        await ImportAsync(library, Briefs.Article("school.txt", Briefs.School));

        var entries = library.Alerts.Latest(10).OrderBy(entry => entry.ArticleId).ToList();
        Assert.Equal([each.Id, digest.Id], entries.Select(entry => entry.SubscriptionId));
        Assert.Equal([_clock.GetUtcNow(), new DateTimeOffset(2025, 3, 4, 6, 0, 0, TimeSpan.Zero)], entries.Select(entry => entry.Due));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_same_story_by_two_outlets_is_announced_once_and_the_log_says_by_whom(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place);
        library.Subscriptions.Add(Channel, "", Each, Ann);
        library.Subscriptions.Add(Other, "source:Beacon", Each, Ann);
        var copy = Harbour with { File = "copy.txt", Source = "The Beacon", Url = "https://beacon.example/1", Title = "Dredging to begin" };

        await ImportAsync(library, Harbour, copy); // in one transaction
        await ImportAsync(library, copy with { File = "third.txt", Source = null, Url = "https://third.example/1" });

        var entries = library.Alerts.Latest(10, place: Channel).OrderBy(entry => entry.ArticleId).ToList();
        Assert.Equal([AlertState.Due, AlertState.Merged, AlertState.Merged], entries.Select(entry => entry.State));
        Assert.Equal("The story was announced already, as printed by The Islander: “Port news”.", entries[1].Reason);

        // Whoever did not hear the first hears the second.
        Assert.Equal([AlertState.Filtered, AlertState.Due, AlertState.Filtered], library.Alerts.Latest(10, place: Other).OrderBy(entry => entry.ArticleId).Select(entry => entry.State));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_old_article_under_a_new_address_is_not_announced_though_its_outlet_changed_a_word(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place);
        await ImportAsync(library, Harbour); // before anybody subscribed
        library.Subscriptions.Add(Channel, "", Each, Ann);

        await ImportAsync(library, Harbour with { File = "again.txt", Url = "https://islander.example/again", Text = Harbour.Text + "\nRead 17 times." });

        Assert.Equal((AlertState.Filtered, "The same outlet had printed it before: “Port news”."), Fate(library, Channel, entry => (entry.State, entry.Reason)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Subscribing_floods_nothing(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place);
        await library.ImportAsync(Briefs.Many(30), cancellation: TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromMinutes(1));

        library.Subscriptions.Add(Channel, "", Each, Ann);

        Assert.Empty(library.Alerts.Latest(10));
        using var view = library.View();
        Assert.Contains("before anybody had asked for alerts here", Assert.Single(library.Alerts.Explain(view, Channel, view.Articles[0].Id).Sentences), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_first_filling_announces_nothing_and_a_reindex_nothing_but_new_files(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        var folder = Directory.CreateDirectory(Path.Combine(place.Folder, "articles")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "harbour.txt"), Briefs.Harbour, TestContext.Current.CancellationToken);
        using var library = Open(place, folder);
        library.Subscriptions.Add(Channel, "", Each, Ann);

        await library.PopulateAsync(cancellation: TestContext.Current.CancellationToken);
        await library.ReindexAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.Empty(library.Alerts.Latest(10));

        await File.WriteAllTextAsync(Path.Combine(folder, "school.txt"), Briefs.School, TestContext.Current.CancellationToken);
        await library.ReindexAsync(cancellation: TestContext.Current.CancellationToken);
        var entry = Assert.Single(library.Alerts.Latest(10));
        await library.ReindexAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(entry, Assert.Single(library.Alerts.Latest(10)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_a_feed_held_when_it_was_added_is_not_announced(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place);
        library.Subscriptions.Add(Channel, "", Each, Ann);

        await library.ImportAsync([new ReadOutcome.Success("harbour.txt", Harbour, []) { IsAnnounced = false }], cancellation: TestContext.Current.CancellationToken);

        Assert.Empty(library.Alerts.Latest(10));
        using var view = library.View();
        Assert.Contains("in a feed already when that was added", Assert.Single(library.Alerts.Explain(view, Channel, view.Articles[0].Id).Sentences), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_new_version_announces_nothing_and_takes_over_what_became_of_the_old_one(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place);
        library.Subscriptions.Add(Channel, "", Each, Ann);
        await ImportAsync(library, Harbour);
        var before = Assert.Single(library.Alerts.Latest(10));

        await ImportAsync(library, Harbour with { Text = Harbour.Text + "\nThe board meets again in June." });

        var after = Assert.Single(library.Alerts.Latest(10));
        Assert.NotEqual(before.ArticleId, after.ArticleId);
        Assert.Equal(before with { ArticleId = after.ArticleId }, after);
        Assert.Equal("Port news", after.Title);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_article_that_changes_before_its_transaction_ends_is_announced_once(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place);
        library.Subscriptions.Add(Channel, "", Each, Ann);

        await ImportAsync(library, Harbour, Harbour with { Text = Harbour.Text + "\nThe board meets again in June." });

        Assert.Equal(("Port news", AlertState.Due), Fate(library, Channel, entry => (entry.Title, entry.State)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task New_quotes_are_words_that_no_article_printed_before(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place);
        library.Subscriptions.Add(Channel, "speaker:Lusk", Quotes, Ann);
        library.Subscriptions.Add(Other, "", Quotes, Ann);
        var ferry = Briefs.Article("ferry.txt", Briefs.Ferry, url: "https://islander.example/ferry");
        var requoted = Briefs.Article("later.txt", """
            The first Sunday ferry sailed with forty on board.
            “Visitors should not have to plan their lives around our timetable,” said Moira Lusk in January.
            Bakers, hoteliers and two fiddlers came to the pier to see it off.
            """, url: "https://beacon.example/later");
        var furtherWords = Briefs.Article("more.txt", """
            The Sunday ferry is full until August.
            “Nobody on this island expected such a summer,” said Moira Lusk.
            The company will hire three deckhands.
            """, url: "https://beacon.example/more");
        var reported = Briefs.Article("reported.txt", "The ferry company will grow.\nMoira Lusk said that a third boat was ordered in Gdansk.", url: "https://beacon.example/reported");

        await ImportAsync(library, ferry, requoted);
        await ImportAsync(library, furtherWords);
        await ImportAsync(library, reported);

        var entries = library.Alerts.Latest(10, place: Channel).OrderBy(entry => entry.ArticleId).ToList();
        Assert.Equal([AlertState.Due, AlertState.Filtered, AlertState.Due, AlertState.Filtered], entries.Select(entry => entry.State));
        Assert.Equal("Every quote in it that matches was printed before.", entries[1].Reason);
        Assert.Equal(entries.Select(entry => entry.State), library.Alerts.Latest(10, place: Other).OrderBy(entry => entry.ArticleId).Select(entry => entry.State));

        using var view = library.View();
        var matched = Assert.Single(library.Alerts.Explain(view, Channel, entries[2].ArticleId).Matched);
        Assert.Equal("Nobody on this island expected such a summer,", matched.Quote!.Span.In(furtherWords.Text));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_muted_outlet_is_filtered_with_the_name_of_who_muted_it_and_what_waits_of_it_is_taken_back(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place);
        library.Subscriptions.Add(Channel, "", Each, Ann);
        await ImportAsync(library, Harbour);

        Assert.True(library.Subscriptions.Mute(Channel, "the  ISLANDER", Ann));
        Assert.False(library.Subscriptions.Mute(Channel, "The Islander", Ann));
        await ImportAsync(library, Briefs.Article("school.txt", Briefs.School));

        Assert.All(library.Alerts.Latest(10), entry => Assert.Equal((AlertState.Filtered, "The Islander is muted here, by Ann."), (entry.State, entry.Reason)));
        Assert.Equal([("the  ISLANDER", "Ann")], library.Subscriptions.MutedIn(Channel));
        Assert.Empty(library.Subscriptions.MutedIn(Other));

        Assert.True(library.Subscriptions.Unmute(Channel, "The Islander"));
        Assert.False(library.Subscriptions.Unmute(Channel, "The Islander"));
        await ImportAsync(library, Briefs.Article("ferry.txt", Briefs.Ferry));
        Assert.Equal(AlertState.Due, library.Alerts.Latest(1)[0].State);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task In_a_paused_channel_articles_wait_until_alerts_are_turned_on_again(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place);
        library.Subscriptions.Add(Channel, "", Each, Ann);
        library.Database.Write(session => { PausedChannelRows.Insert(session, Channel, "The channel is gone.", _clock.GetUtcNow()); return true; });
        Assert.Equal("The channel is gone.", library.Subscriptions.PausedBecause(Channel));

        await ImportAsync(library, Harbour);
        Assert.Equal((AlertState.Paused, "The channel is gone."), Fate(library, Channel, entry => (entry.State, entry.Reason)));

        _clock.Advance(TimeSpan.FromHours(3));
        Assert.Null(library.Subscriptions.Add(Channel, "", Each, Ann));
        Assert.Null(library.Subscriptions.PausedBecause(Channel));
        Assert.Equal((AlertState.Due, (string?)null, _clock.GetUtcNow()), Fate(library, Channel, entry => (entry.State, entry.Reason, entry.Due)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_waits_for_a_subscription_that_ends_or_of_an_article_that_is_removed_is_not_sent(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place);
        var subscription = library.Subscriptions.Add(Channel, "", Each, Ann)!;
        library.Subscriptions.Add(Other, "", Each, Ann);
        await ImportAsync(library, Harbour);

        Assert.True(library.Subscriptions.Remove(Channel, subscription.Id));
        Assert.True(library.Remove(library.Alerts.Latest(1)[0].ArticleId));

        Assert.Equal((AlertState.Filtered, "The subscription that wanted it was ended before it was sent."), Fate(library, Channel, entry => (entry.State, entry.Reason)));
        Assert.Equal(
            (AlertState.Failed, "The article was removed from the library before it was announced.", (string?)null),
            Fate(library, Other, entry => (entry.State, entry.Reason, entry.Title)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Two_processes_that_import_the_same_articles_announce_each_once(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place);
        using var elsewhere = Open(place);
        library.Subscriptions.Add(Channel, "", Each, Ann);
        IReadOnlyList<ReadOutcome> articles = [.. Enumerable.Range(1, 20).Select(number => Briefs.Read(Briefs.Article(
            $"{number}.txt", string.Concat(Enumerable.Repeat($"Buoy {number} is green{number} and lit{number}. ", 4)), url: $"https://islander.example/{number}")))];

        await Task.WhenAll(new[] { library, elsewhere }.Select(one => Task.Run(() => one.ImportAsync(articles, cancellation: TestContext.Current.CancellationToken))));

        var entries = library.Alerts.Latest(100);
        Assert.Equal(20, entries.Count);
        Assert.Equal(20, entries.Select(entry => entry.ArticleId).Distinct().Count());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_subscription_that_another_process_made_counts_for_the_next_article(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Open(place);
        using var elsewhere = Open(place);
        library.Subscriptions.Add(Channel, "school", Each, Ann);
        await ImportAsync(library, Harbour);

        elsewhere.Subscriptions.Add(Other, "ferry", Each, Ann);
        await ImportAsync(library, Briefs.Article("ferry.txt", Briefs.Ferry));

        Assert.Equal(AlertState.Due, Fate(library, Other, entry => entry.State));
    }

    private static Article Harbour => Briefs.Article("harbour.txt", Briefs.Harbour, url: "https://islander.example/harbour");

    private static Wish.Digest Digest(string schedule)
    {
        Assert.True(DigestSchedule.TryParse(schedule, out var read, out var fault), fault);
        return new Wish.Digest(read!);
    }

    private Library Open(TestDatabase place, string? articlesFolder = null) => Library.Open(
        new LibraryOptions { DataFolder = place.Folder, Connection = place.Connection, ArticlesFolder = articlesFolder, Clock = _clock });

    private static T Fate<T>(Library library, ChatPlace place, Func<AlertEntry, T> part) => part(Assert.Single(library.Alerts.Latest(10, place: place)));

    private static Task<ImportReport> ImportAsync(Library library, params Article[] articles) =>
        library.ImportAsync(articles.Select(Briefs.Read), cancellation: TestContext.Current.CancellationToken);
}
