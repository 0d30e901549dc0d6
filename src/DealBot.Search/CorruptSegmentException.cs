namespace DealBot.Search;

/// <summary>A segment's bytes are not what was written: the database is damaged or was changed by hand.</summary>
public sealed class CorruptSegmentException : Exception
{
    /// <summary>A fault without further words.</summary>
    public CorruptSegmentException() : this("The bytes do not hold together.") { }

    /// <summary>A fault, with a sentence that says what was found.</summary>
    public CorruptSegmentException(string finding)
        : base($"A segment of the search index is damaged. {finding} Rebuild the index with 'reindex'.") { }

    /// <summary>A fault, with a sentence that says what was found and the exception that showed it.</summary>
    public CorruptSegmentException(string finding, Exception inner)
        : base($"A segment of the search index is damaged. {finding} Rebuild the index with 'reindex'.", inner) { }
}
