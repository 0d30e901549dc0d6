using DealBot.Core.Alerts;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Lines;

namespace DealBot.Core.Chat.Administration;

/// <summary><c>alerts on, off, list, test</c>: what a channel is told of. Every member may set it where they can write.</summary>
internal sealed class AlertCommands(Library library)
{
    private const int Most = 25; // in a channel: what a list shows

    public Reply On(Call call)
    {
        var filter = call["filter"] ?? "";
        if (filter.Length > 0 && AlertFilter.Fault(filter) is { } fault) return call.Reply(new Note(Visible.Line(fault)));

        var held = library.Subscriptions.Of(call.Place);
        if (held.Count >= Most) return call.Reply(new Note($"A channel has at most {Most} alerts. End them with {AsTyped.Of(call.Place.Platform, "alerts off")}, then begin anew."));
        var isNew = library.Subscriptions.Add(call.Place, filter, new Wish.EachArticle(), call.User) is not null;
        return call.Reply(new Note(RichText.Of($"{(isNew ? "Done" : "It is so already")}: {Here(call)} is told of ").Then(What(filter)).Then(". To end it: ").Then(AsTyped.Code(call.Place.Platform, "alerts off"))));
    }

    public Reply Off(Call call) => call.Reply(new Note(library.Subscriptions.RemoveAll(call.Place) switch
    {
        0 => $"There was nothing to end: {Here(call)} is told of no articles.",
        var count => $"Done: {Here(call)} is told of no more articles ({Counted.Of(count, "alert")} ended).",
    }));

    public Reply List(Call call)
    {
        var held = library.Subscriptions.Of(call.Place);
        return held.Count == 0
            ? call.Reply(new Note(RichText.Of($"{Capital(Here(call))} is told of no articles. Begin with ").Then(AsTyped.Code(call.Place.Platform, "alerts on"))
                .Then(", or with a filter: ").Then(AsTyped.Code(call.Place.Platform, "alerts on speaker:Waltz minerals"))))
            : call.Reply(new Note($"{Capital(Here(call))} is told of:"), new Listing([.. held.Take(Most).Select(Item)]));
    }

    public Reply Test(Call call)
    {
        using var view = library.View();
        return view.Articles is [var newest, ..]
            ? call.Reply([new Heading("New article (a test)"), .. ArticleSummary.Of(view, newest), new Note("This is a test: so an alert looks here.", IsQuiet: true)])
            : call.Reply(new Note("The library is empty, so there is no article to show an alert with."));
    }

    /// <summary>A subscription as lists show it.</summary>
    public static ListItem Item(Subscription subscription) =>
        new(What(subscription.Filter), $"since {Dates.Day(subscription.Created)}, by {Visible.Name(subscription.UserName)}");

    private static RichText What(string filter) =>
        filter.Length == 0 ? "every new article" : RichText.Of("new articles that match ").Then(Visible.Line(filter), RunStyle.Code);

    private static string Here(Call call) => call.Place.IsDirect ? "this conversation" : "this channel";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
