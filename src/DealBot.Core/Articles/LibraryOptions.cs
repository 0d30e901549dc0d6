using DealBot.Core.Articles.Reading;
using DealBot.Core.Articles.Speakers;
using DealBot.Search.Synonyms;

namespace DealBot.Core.Articles;

/// <summary>Where a library lives and what it is made from.</summary>
public sealed record LibraryOptions
{
    /// <summary>The folder of the database; made where it does not exist.</summary>
    public required string DataFolder { get; init; }

    /// <summary>
    /// A PostgreSQL database instead of the file in <see cref="DataFolder"/>, as <c>postgresql://user:password@host/database</c>
    /// or as Npgsql writes it; null for the file.
    /// </summary>
    public string? Connection { get; init; }

    /// <summary>The folder that a new library is filled from, and that reindexing looks through; null for none.</summary>
    public string? ArticlesFolder { get; init; }

    /// <summary>The size in bytes above which a file of <see cref="ArticlesFolder"/> is refused.</summary>
    public long MaxArticleBytes { get; init; } = ArticleReader.DefaultMaxBytes;

    /// <summary>How long articles are kept, counted from their publication; null for ever.</summary>
    public TimeSpan? ArticlesKept { get; init; }

    /// <summary>Aliases and roles that no article states.</summary>
    public IReadOnlyList<KnownPerson> People { get; init; } = [];

    /// <summary>The team's own synonyms, by which the filters of subscriptions are met too; null for none.</summary>
    public SynonymMap? Synonyms { get; init; }

    /// <summary>Tells when an article was imported.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
