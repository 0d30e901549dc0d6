using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Store;
using DealBot.Core.Storage;
using DealBot.Core.Tests.Storage;
using DealBot.Testing;

namespace DealBot.Core.Tests.Chat;

public sealed class ChatStoreTests(PostgresServer server)
{
    private static readonly ChatPlace Channel = new(ChatPlatform.Slack, "T1", "C1", IsDirect: false);

    private readonly ManualClock _clock = new();

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public void An_answer_is_found_again_after_a_restart_whatever_text_it_holds(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        StoredAnswer saved;
        using (var store = Open(place)) saved = store.Save(Channel, "U1", Visibility.Channel, "what\0 \uD83D'); DROP TABLE chat; --", """{"a":"“ü”🚗"}""");

        using var restarted = Open(place);
        Assert.Equal(saved with { Question = "what\uFFFD \uFFFD'); DROP TABLE chat; --" }, restarted.Find(saved.Id));
        Assert.Null(restarted.Find("2222\0"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_last_answer_is_that_of_the_user_in_the_channel(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var store = Open(place);
        store.Save(Channel, "U1", Visibility.OnlyYou, "first", "{}");
        var last = store.Save(Channel, "U1", Visibility.OnlyYou, null, "{}");
        store.Save(Channel, "U2", Visibility.OnlyYou, "another user's", "{}");
        store.Save(Channel with { Channel = "C2" }, "U1", Visibility.OnlyYou, "in another channel", "{}");
        store.Save(Channel with { Workspace = "T2" }, "U1", Visibility.OnlyYou, "in another workspace", "{}");
        store.Save(Channel with { Platform = ChatPlatform.Discord }, "U1", Visibility.OnlyYou, "on another platform", "{}");

        Assert.Equal(last, store.Last(Channel, "U1"));
        Assert.Null(store.Last(Channel, "U3"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Recent_questions_are_a_user_s_own_in_the_workspace_latest_first_and_once_each(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var store = Open(place);
        foreach (var question in (string[])["what did Waltz say", "minerals", "What did Bessent say", "what did waltz say"])
        {
            store.Save(Channel, "U1", Visibility.OnlyYou, question, "{}");
        }

        store.Save(Channel, "U2", Visibility.OnlyYou, "what is theirs", "{}");
        store.Save(Channel with { Workspace = "T2" }, "U1", Visibility.OnlyYou, "what is elsewhere", "{}");

        var anywhere = Channel with { Channel = "C9" };
        Assert.Equal(["what did waltz say", "What did Bessent say"], store.RecentQuestions(anywhere, "U1", "WHAT", 9));
        Assert.Equal(["what did waltz say", "What did Bessent say", "minerals"], store.RecentQuestions(anywhere, "U1", "", 9));
        Assert.Equal(["what did waltz say"], store.RecentQuestions(anywhere, "U1", "", 1));
        Assert.Empty(store.RecentQuestions(anywhere, "U1", "%", 9));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void An_answer_is_kept_for_the_time_that_is_set_and_then_its_row_goes(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var store = ChatStore.Open(new ChatStoreOptions
        {
            DataFolder = place.Folder, Connection = place.Connection, Clock = _clock, AnswersKept = TimeSpan.FromHours(1),
        });
        var answer = store.Save(Channel, "U1", Visibility.OnlyYou, "minerals", "{}");

        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(store.Find(answer.Id));
        Assert.NotNull(store.Last(Channel, "U1"));

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(store.Find(answer.Id));
        Assert.Null(store.Last(Channel, "U1"));
        Assert.Empty(store.RecentQuestions(Channel, "U1", "", 9));

        Assert.Equal(1, Count(place, $"SELECT count(*) FROM chat_answers"));
        Assert.False(store.TryShare(answer.Id));
        store.Save(Channel, "U2", Visibility.OnlyYou, null, "{}");
        Assert.Equal(1, Count(place, $"SELECT count(*) FROM chat_answers"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void An_answer_is_shared_once_whoever_presses_in_whichever_process(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var one = Open(place);
        using var other = Open(place);
        var answer = one.Save(Channel, "U1", Visibility.OnlyYou, null, "{}");

        Assert.Single(AtOnce(16, at => (at % 2 == 0 ? one : other).TryShare(answer.Id)), claimed => claimed);
        Assert.False(one.TryShare("unknown"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_delivery_is_claimed_once_by_whichever_process_and_forgotten_after_a_day(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var one = Open(place);
        using var other = Open(place);

        Assert.Single(AtOnce(16, at => (at % 2 == 0 ? one : other).TryClaim(ChatPlatform.Slack, "Ev1")), claimed => claimed);
        Assert.True(other.TryClaim(ChatPlatform.Discord, "Ev1"));

        _clock.Advance(TimeSpan.FromHours(23));
        Assert.False(one.TryClaim(ChatPlatform.Slack, "Ev1"));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True(one.TryClaim(ChatPlatform.Slack, "Ev2"));
        Assert.Equal(1, Count(place, $"SELECT count(*) FROM chat_deliveries"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void What_is_set_for_a_channel_holds_at_once_here_and_within_seconds_elsewhere(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var one = Open(place);
        using var other = Open(place);
        Assert.Equal(Visibility.OnlyYou, other.AnswersIn(Channel));

        one.SetAnswers(Channel, Visibility.Channel);
        Assert.Equal(Visibility.Channel, one.AnswersIn(Channel));
        Assert.Equal(Visibility.OnlyYou, one.AnswersIn(Channel with { Channel = "C2" }));

        _clock.Advance(TimeSpan.FromSeconds(2));
        SpinWait.SpinUntil(() => other.AnswersIn(Channel) == Visibility.Channel, TimeSpan.FromMinutes(1));
        Assert.Equal(Visibility.Channel, other.AnswersIn(Channel));

        one.SetAnswers(Channel, Visibility.OnlyYou);
        Assert.Equal(Visibility.OnlyYou, one.AnswersIn(Channel));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_report_stays_open_until_one_moderator_closes_it(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var one = Open(place);
        using var other = Open(place);
        var report = new QuoteReport(
            ChatPlatform.Discord, "7", "Ann \uDC00", new Citation(3, 10, 20), "the words", new Correction.SpokenBy("Mike Waltz"));

        var first = one.Report(report);
        var second = one.Report(report with { Reporter = "8", Suggestion = new Correction.NotAQuote() });
        one.Report(report with { Reporter = "9" });
        var third = one.Report(report with { Reporter = "9", Suggestion = null }); // the later word of one user holds

        Assert.Equal(report with { Number = first.Number, Reported = first.Reported, ReporterName = "Ann \uFFFD" }, first);
        Assert.Equal([first, second, third], other.OpenReports(9));
        Assert.Equal([first], other.OpenReports(1));

        Assert.Single(AtOnce(8, at => (at % 2 == 0 ? one : other).TryClose(second.Number, ReportState.Dismissed)), closed => closed);
        Assert.Equal([first, third], other.OpenReports(9));
        Assert.Equal(ReportState.Dismissed, other.FindReport(second.Number)?.State);
        Assert.Null(other.FindReport(99));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Nothing_here_waits_for_the_library_s_writer(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = Database.Open(Schema.Library, place.Folder, place.Connection);
        using var store = Open(place);

        library.Write(session =>
        {
            session.Execute($"UPDATE library SET revision = revision + 1"); // held until the end, as an import holds it

            var answer = store.Save(Channel, "U1", Visibility.OnlyYou, "minerals", "{}");
            Assert.Equal(answer, store.Find(answer.Id));
            Assert.True(store.TryClaim(ChatPlatform.Slack, "Ev1"));
            Assert.True(store.TryShare(answer.Id));
            store.SetAnswers(Channel, Visibility.Channel);
            using var restarted = Open(place);
            Assert.Equal(Visibility.Channel, restarted.AnswersIn(Channel));
            return true;
        });
    }

    private static bool[] AtOnce(int times, Func<int, bool> attempt)
    {
        var outcomes = new bool[times];
        Parallel.For(0, times, new ParallelOptions { MaxDegreeOfParallelism = times }, at => outcomes[at] = attempt(at));
        return outcomes;
    }

    private static long? Count(TestDatabase place, FormattableString sql)
    {
        using var database = Database.Open(Schema.Chat, place.Folder, place.Connection);
        return database.Read(session => session.Number(sql));
    }

    private ChatStore Open(TestDatabase place) =>
        ChatStore.Open(new ChatStoreOptions { DataFolder = place.Folder, Connection = place.Connection, Clock = _clock });
}
