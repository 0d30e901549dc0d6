using DealBot.Core.Articles;

namespace DealBot.Core.Chat.Store;

/// <summary>Somebody's word that a quote is wrong.</summary>
/// <param name="Platform">Where it was said.</param>
/// <param name="Reporter">The platform's id of who said it.</param>
/// <param name="ReporterName">Their name, as the platform shows it.</param>
/// <param name="Quote">Where the quote stood.</param>
/// <param name="Words">The quoted words.</param>
/// <param name="Suggestion">What they say is right; null when they do not know.</param>
public sealed record QuoteReport(
    ChatPlatform Platform, string Reporter, string ReporterName, Citation Quote, string Words, Correction? Suggestion)
{
    /// <summary>Given by the store, counted from 1; 0 before.</summary>
    public long Number { get; init; }

    /// <summary>When it was stored, to the millisecond, UTC.</summary>
    public DateTimeOffset Reported { get; init; }

    /// <summary>What became of it.</summary>
    public ReportState State { get; init; }
}

/// <summary>What became of a <see cref="QuoteReport"/>.</summary>
public enum ReportState
{
    /// <summary>Nothing yet.</summary>
    Open,

    /// <summary>A moderator followed it.</summary>
    Applied,

    /// <summary>A moderator did not.</summary>
    Dismissed,
}
