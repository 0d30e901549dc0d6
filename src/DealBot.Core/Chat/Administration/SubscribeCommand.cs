using DealBot.Core.Alerts;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Lines;

namespace DealBot.Core.Chat.Administration;

/// <summary><c>alerts on</c>: subscribes a channel, and says what was understood.</summary>
internal sealed class SubscribeCommand(Library library, TimeProvider clock)
{
    private const string UnlessSaid = "daily at 8";
    private const int MostNames = 3;

    public Reply Answer(Call call)
    {
        var (filter, wants, when) = AlertLine.Parse(call["filter"] ?? "");
        if (filter.Length > 0 && AlertFilter.Fault(filter) is { } fault) return call.Reply(new Note(Visible.Line(fault)));

        var (wish, misread) = WishOf(call["wants"] ?? wants, call["when"] ?? when);
        if (wish is null) return call.Reply(new Note(RichText.Of(Visible.Line(misread!)).Then(" For example: ").Then(AsTyped.Code(call.AlertPlace, $"alerts on speaker:Waltz {UnlessSaid} Europe/Kyiv"))));

        var held = library.Subscriptions.Of(call.AlertPlace);
        if (held.Count >= AlertWords.Most && !held.Any(IsThis))
        {
            return call.Reply(new Note(RichText.Of($"A channel has at most {AlertWords.Most} alerts. End one of them first: ")
                .Then(AsTyped.Code(call.AlertPlace, "alerts list"))));
        }

        // Also where it is held: what was paused is taken up again.
        var isNew = library.Subscriptions.Add(call.AlertPlace, filter, wish, call.User);
        var subscription = isNew ?? library.Subscriptions.Of(call.AlertPlace).First(IsThis);
        return call.Reply(Outcome(call, subscription, isNew is not null));

        bool IsThis(Subscription other) => string.Equals(other.Filter, filter, StringComparison.Ordinal) && other.Wish == wish;
    }

    // A wish, or what is wrong with what was said of it.
    private static (Wish? Wish, string? Fault) WishOf(string wants, string when)
    {
        switch (wants.ToLowerInvariant())
        {
            case "" or "digest" or "digests" when when.Length > 0:
            case "digest" or "digests":
                return DigestSchedule.TryParse(when.Length > 0 ? when : UnlessSaid, out var schedule, out var fault)
                    ? (new Wish.Digest(schedule!), null)
                    : (null, fault);
            case "articles" or "quotes" when when.Length > 0:
                return (null, "Only a digest has a time; articles and quotes are told of as they come. Leave out the one or the other.");
            case "" or "articles":
                return (new Wish.EachArticle(), null);
            case "quotes":
                return (new Wish.NewQuotes(), null);
            default:
                return (null, $"An alert wants articles, quotes or digest, not “{wants}”.");
        }
    }

    private IReadOnlyList<ReplyPart> Outcome(Call call, Subscription subscription, bool isNew)
    {
        using var view = library.View();
        var preview = library.Subscriptions.Preview(view, subscription.Filter);
        var done = RichText.Of($"{(isNew ? "Done" : "It is so already")}: {AlertWords.Here(call.AlertPlace)} is told of ")
            .Then(AlertWords.What(subscription))
            .Then(subscription.Wish is Wish.Digest { Schedule: var schedule } ? $", for the first time on {AlertWords.Moment(schedule.Next(clock.GetUtcNow()), schedule.Zone)}." : ".");
        return
        [
            new Note(done),
            .. preview.Speakers.Select(speaker => new Note(Understood(speaker.Typed, speaker.Means))),
            new Note(Example(view, subscription, preview.Newest)),
            new Note(RichText.Of("To end it: ").Then(AsTyped.Code(call.AlertPlace, $"alerts off {subscription.Id}")).Then(call.AlertPlace.Thread is null ? "" : $".{AlertWords.Elsewhere(call.AlertPlace)}"), IsQuiet: true),
        ];
    }

    private static string Understood(string typed, IReadOnlyList<string> means) => means.Count == 0
        ? $"Nobody called “{Visible.Line(typed)}” is quoted in the library yet; whoever is called so will be matched."
        : $"“{Visible.Line(typed)}” is {string.Join(" or ", means.Take(MostNames).Select(Visible.Name))}{(means.Count > MostNames ? $", or {Counted.Of(means.Count - MostNames, "other")} of that name" : "")}.";

    private static RichText Example(LibraryView view, Subscription subscription, ArticleEntry? newest)
    {
        var nothingOld = RichText.Of("Nothing old is announced: it begins with the next new article.");
        if (view.Articles.Count == 0) return nothingOld;
        if (newest is null) return nothingOld.Then(" So far no article in the library matches.");

        var source = Cards.CardMaker.SourceOf(newest);
        return nothingOld.Then(subscription.Filter.Length > 0 ? " The newest in the library that matches is " : " The newest in the library is ")
            .Then(Visible.Name(newest.Title), RunStyle.Strong, source.Url)
            .Then($" ({string.Join(", ", new[] { source.Outlet is { } outlet ? Visible.Name(outlet) : null, source.Date ?? "undated" }.OfType<string>())}).");
    }
}
