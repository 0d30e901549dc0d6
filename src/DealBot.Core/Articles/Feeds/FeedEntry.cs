using DealBot.Core.Articles.Fetching;

namespace DealBot.Core.Articles.Feeds;

/// <summary>A feed that the library follows.</summary>
/// <param name="Id">Its number, never given twice.</param>
/// <param name="Url">Where it is now; a permanent redirection has changed it.</param>
/// <param name="Title">What it calls itself, or what the list it came from called it; null before it was first read.</param>
/// <param name="AddedBy">Who added it, as the platform shows the name; "the command line" from there.</param>
/// <param name="Added">When, UTC.</param>
public sealed record FeedEntry(long Id, string Url, string? Title, string AddedBy, DateTimeOffset Added)
{
    internal const string NotFetchedYet = "Not fetched yet.";

    /// <summary>Its address without what may be a secret in it, for whoever is no moderator.</summary>
    public string ShownUrl => WebAddress.Shown(Url);

    /// <summary>What came of the last fetch, in a sentence or two.</summary>
    public string Status { get; init; } = NotFetchedYet;

    /// <summary>When it was last fetched without fault, UTC; null for never.</summary>
    public DateTimeOffset? Succeeded { get; init; }

    /// <summary>Since when it fails, UTC; null when it does not.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>When it is fetched next, UTC.</summary>
    public DateTimeOffset Next { get; init; }

    /// <summary>How many articles came of it.</summary>
    public int Articles { get; init; }

    /// <summary>How many of its items could not be had yet and are tried again, or were given up.</summary>
    public int Troubled { get; init; }
}
