using System.Globalization;
using DealBot.Core.Alerts;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Commands;
using DealBot.Core.Chat.Lines;
using static DealBot.Core.Chat.Administration.AlertWords;

namespace DealBot.Core.Chat.Administration;

/// <summary><c>alerts off, list, test</c>: what a channel is told of. Every member may set it where they can write.</summary>
internal sealed class AlertCommands(Library library, TimeProvider clock)
{
    public Reply Off(Call call)
    {
        if ((call[CommandPress.Chosen] ?? call["number"]) is not { } number)
        {
            return call.Reply(new Note(library.Subscriptions.RemoveAll(call.AlertPlace) switch
            {
                0 => $"There was nothing to end: {Here(call.AlertPlace)} is told of no articles.{Elsewhere(call.AlertPlace)}",
                var count => $"Done: {Here(call.AlertPlace)} is told of no more articles ({Counted.Of(count, "alert")} ended).",
            }));
        }

        var meant = long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? library.Subscriptions.Of(call.AlertPlace).FirstOrDefault(subscription => subscription.Id == id)
            : null;
        return call.Reply(new Note(meant is not null && library.Subscriptions.Remove(call.AlertPlace, id)
            ? RichText.Of($"Done: {Here(call.AlertPlace)} is not told any more of ").Then(What(meant)).Then(".")
            : RichText.Of($"{Capital(Here(call.AlertPlace))} has no alert {Echo.Of(number)}.{Elsewhere(call.AlertPlace)} To see those it has: ").Then(AsTyped.Code(call.AlertPlace, "alerts list"))));
    }

    public Reply List(Call call)
    {
        var held = library.Subscriptions.Of(call.AlertPlace);
        var muted = library.Subscriptions.MutedIn(call.AlertPlace);
        List<ReplyPart> parts = [];
        if (held.Count > 0 && library.Subscriptions.PausedBecause(call.AlertPlace) is { } reason)
        {
            parts.Add(new Note(RichText.Of("Paused. ", RunStyle.Strong).Then(Visible.Line(reason)).Then(" To take them up again: ").Then(AsTyped.Code(call.AlertPlace, Line(held[0])))));
        }

        if (held.Count == 0)
        {
            parts.Add(new Note(RichText.Of($"{Capital(Here(call.AlertPlace))} is told of no articles. Begin with ").Then(AsTyped.Code(call.AlertPlace, "alerts on"))
                .Then(", or with a filter: ").Then(AsTyped.Code(call.AlertPlace, "alerts on speaker:Waltz minerals"))));
        }
        else
        {
            parts.AddRange([new Note($"{Capital(Here(call.AlertPlace))} is told of:"), new Listing([.. held.Take(Most).Select(Numbered)])]);
        }

        if (muted.Count > 0)
        {
            parts.Add(new Note("But not of what these outlets print:"));
            parts.Add(new Listing([.. muted.Take(Most).Select(outlet => new ListItem(RichText.Of(Visible.Name(outlet.Source), RunStyle.Strong), $"muted by {Visible.Name(outlet.MutedBy)}"))]));
        }

        if (held.Count > 0)
        {
            parts.Add(new Menu(CommandPress.AlertsId(call.AlertPlace, "off"), "Choose an alert to end", [.. held
                .Take(Most)
                .Select(subscription => new MenuOption($"{subscription.Id}", $"{subscription.Id}. {What(subscription).Plain}"))]));
        }

        return call.Reply(parts);
    }

    public Reply Test(Call call)
    {
        using var view = library.View();
        return view.Articles is [var newest, ..]
            ? call.Reply([
                .. new AlertPage(library, view).Of(AlertButtons.TestOf(call.AlertPlace, newest.Id, clock.GetUtcNow())),
                new Note("This is a test: an alert of the newest article looks like this here.", IsQuiet: true)])
            : call.Reply(new Note("The library is empty, so there is no article to show an alert with."));
    }

    /// <summary>A subscription as lists of several channels show it.</summary>
    public ListItem Item(Subscription subscription) => new(What(subscription), Detail(subscription));

    private ListItem Numbered(Subscription subscription) => new(RichText.Of($"{subscription.Id}. ").Then(What(subscription)), Detail(subscription));

    private string Detail(Subscription subscription)
    {
        var since = $"since {Dates.Day(subscription.Created)}, by {Visible.Name(subscription.UserName)}";
        return subscription.Wish is Wish.Digest { Schedule: var schedule } ? $"{since} · next: {Moment(schedule.Next(clock.GetUtcNow()), schedule.Zone)}" : since;
    }
}
