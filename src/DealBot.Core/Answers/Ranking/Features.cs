namespace DealBot.Core.Answers.Ranking;

/// <summary>What speaks for a passage as an answer; every value is between 0 and 1.</summary>
internal readonly record struct Features
{
    /// <summary>How much of the question's words the passage and its surroundings hold, weighted by their rarity.</summary>
    public double Coverage { get; init; }

    /// <summary>The engine's score, relative to the best.</summary>
    public double Bm25 { get; init; }

    /// <summary>Whether the speaker asked for speaks: 1 in a quote, less in a report of speech.</summary>
    public double Speaker { get; init; }

    /// <summary>How surely the quote is the speaker's.</summary>
    public double Grade { get; init; }

    /// <summary>How verbatim the passage is, where speech is wanted: a direct quote most.</summary>
    public double Form { get; init; }

    /// <summary>Whether it states the kind of fact wanted.</summary>
    public double Kind { get; init; }

    /// <summary>How many of the question's neighbouring words are neighbours here.</summary>
    public double Adjacency { get; init; }

    /// <summary>How new the article is, relative to the other candidates.</summary>
    public double Recency { get; init; }

    /// <summary>1 where the newest was asked for, so that recency counts.</summary>
    public double WantedRecency { get; init; }

    /// <summary>1 for a headline, a heading or a line without a verb's full stop.</summary>
    public double Heading { get; init; }

    /// <summary>1 for an item of a list, where a list was asked for.</summary>
    public double Item { get; init; }

    /// <summary>1 for a line that only leads into what follows it.</summary>
    public double LeadsIn { get; init; }

    /// <summary>1 for a question, which answers nothing.</summary>
    public double Asks { get; init; }
}
