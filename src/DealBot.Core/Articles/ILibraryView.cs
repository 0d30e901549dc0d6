using DealBot.Search;

namespace DealBot.Core.Articles;

/// <summary>The library at one revision: everything a question sees. Immutable; safe for any number of threads.</summary>
/// <remarks>Two implementations: the database's, and one in memory over articles just read.</remarks>
public interface ILibraryView
{
    /// <summary>Counts up with every committed change.</summary>
    long Revision { get; }

    /// <summary>Every article, newest first (undated last), without their texts being held in memory for long.</summary>
    IReadOnlyList<ArticleEntry> Articles { get; }

    /// <summary>Everybody who is quoted or named, by falling number of quotes.</summary>
    IReadOnlyList<SpeakerEntry> Speakers { get; }

    /// <summary>The index of the passages.</summary>
    IndexReader Index { get; }

    /// <summary>A passage; null when there is none of that id at this revision.</summary>
    Passage? Passage(long id);

    /// <summary>An article with its text; null when there is none of that id at this revision.</summary>
    Article? Article(long id);

    /// <summary>The article's passages, in reading order.</summary>
    IReadOnlyList<Passage> PassagesOf(long articleId);

    /// <summary>Those of some passages that there are at this revision, read together; in no particular order.</summary>
    IReadOnlyList<Passage> Passages(IReadOnlyList<long> ids) => [.. ids.Select(Passage).OfType<Passage>()];

    /// <summary>Those of some articles that there are, with their texts, read together; in no particular order.</summary>
    IReadOnlyList<Article> ArticlesWith(IReadOnlyList<long> ids) => [.. ids.Select(Article).OfType<Article>()];
}

/// <summary>An article in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="File">Its file's name or address.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Source">Its publisher.</param>
/// <param name="Url">Its address.</param>
/// <param name="Published">When, UTC.</param>
/// <param name="StoryId">The same for wire copies of one story: the smallest article id among them.</param>
/// <param name="QuoteCount">How many quotes it holds.</param>
public sealed record ArticleEntry(
    long Id, string File, string Title, string? Source, string? Url, DateTimeOffset? Published, long StoryId, int QuoteCount)
{
    /// <summary>The full path of the file it was read from; null when it came from elsewhere.</summary>
    public string? Path { get; init; }
}

/// <summary>A person or body of the library, however the articles name it.</summary>
/// <param name="Key">The folded full name, unique in the library (see <see cref="FacetNames.FoldSpeaker"/>).</param>
/// <param name="Keys">Every folded name under which <c>speaker:</c> facets carry this speaker, <paramref name="Key"/> first:
/// articles that only print a surname, or another spelling, are filed under that. Two speakers never share one.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Aliases">Other forms: spellings, short forms, nicknames from <c>config/people.json</c>.</param>
/// <param name="Roles">Titles and descriptions, most frequent first.</param>
/// <param name="QuoteCount">Quotes attributed to the speaker.</param>
public sealed record SpeakerEntry(
    string Key,
    IReadOnlyList<string> Keys,
    string Name,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Roles,
    int QuoteCount);
