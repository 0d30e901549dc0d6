using System.Globalization;
using DealBot.Core.Alerts;

namespace DealBot.Core.Chat.Administration;

/// <summary>Puts subscriptions and what became of alerts into words.</summary>
public static class AlertWords
{
    /// <summary>Subscriptions of a channel: what a list shows.</summary>
    internal const int Most = 25;

    /// <summary>What a subscription is for, after "is told of".</summary>
    public static RichText What(Subscription subscription)
    {
        var articles = subscription.Filter.Length == 0
            ? RichText.Of(subscription.Wish is Wish.EachArticle ? "every new article" : subscription.Wish is Wish.NewQuotes ? "every article with new quotes" : "all new articles")
            : RichText.Of(subscription.Wish is Wish.NewQuotes ? "new quotes that match " : "new articles that match ").Then(Visible.Line(subscription.Filter), RunStyle.Code);
        return subscription.Wish is Wish.Digest { Schedule: var schedule } ? articles.Then($", together, {When(schedule)}") : articles;
    }

    /// <summary>What would be typed to subscribe so.</summary>
    internal static string Line(Subscription subscription)
    {
        var line = subscription.Filter.Length == 0 ? "alerts on" : $"alerts on {Visible.Line(subscription.Filter)}";
        return subscription.Wish switch
        {
            Wish.NewQuotes => $"{line} wants:quotes",
            Wish.Digest { Schedule: var schedule } => $"{line} when:{schedule}",
            _ => line,
        };
    }

    /// <summary>"every day at 8:00 (UTC)".</summary>
    internal static string When(DigestSchedule schedule) => string.Create(
        CultureInfo.InvariantCulture, $"every {(schedule.Day is { } day ? day.ToString() : "day")} at {schedule.Hour}:00 ({schedule.Zone.Id})");

    /// <summary>"Monday, 3 March 2025, 8:00", as clocks show it in a zone.</summary>
    internal static string Moment(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("dddd, d MMMM yyyy, H:mm", CultureInfo.InvariantCulture);

    /// <summary>What a state is called.</summary>
    public static string State(AlertState state) => state switch
    {
        AlertState.Due => "due",
        AlertState.Retried => "tried again",
        AlertState.Sent => "sent",
        AlertState.Filtered => "filtered out",
        AlertState.Merged => "merged",
        AlertState.Paused => "paused",
        AlertState.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>How many alerts there are of each state, as every status says it: "12 sent, 1 paused".</summary>
    public static string Counts(IReadOnlyDictionary<AlertState, long> counts)
    {
        var said = Enum.GetValues<AlertState>().Where(state => counts.GetValueOrDefault(state) > 0).Select(state => $"{counts[state]:N0} {State(state)}").ToList();
        return said.Count == 0 ? "none yet" : string.Join(", ", said);
    }

    internal static string Here(ChatPlace place) => place.Thread is not null ? "this thread" : place.IsDirect ? "this conversation" : "this channel";

    /// <summary>How to set the channel's alerts, said in one of its threads; nothing in a channel. DealBot's answers begin threads, so people are soon in one.</summary>
    internal static string Elsewhere(ChatPlace place) => place.Thread is null ? "" : " To set those of the channel, type it outside of threads.";

    internal static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
