namespace DealBot.Core.Articles;

/// <summary>What a person says of a quote against what was found.</summary>
public abstract record Correction
{
    private Correction() { } // closed: the cases below are all there are

    /// <summary>Somebody else speaks.</summary>
    /// <param name="Name">As it is to be shown.</param>
    public sealed record SpokenBy(string Name) : Correction;

    /// <summary>Nobody speaks: a title, a nickname, words in doubt. They stay in the article as narration.</summary>
    public sealed record NotAQuote : Correction;
}
