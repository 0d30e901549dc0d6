namespace DealBot.Core.Articles;

/// <summary>What the views of one library share: lists of the latest revision, the segments of the index, article texts.</summary>
internal sealed class ViewCache
{
    private const int MostTextUnits = 16 << 20; // UTF-16 code units: 32 MB

    private readonly Lock _lock = new();
    private readonly Dictionary<long, string> _texts = [];
    private int _textUnits;
    private RevisionLists _lists = new(-1);

    /// <summary>The segments of the index.</summary>
    public SegmentCache Segments { get; } = new();

    /// <summary>The lists of a revision, filled by whoever needs them first.</summary>
    public RevisionLists ListsOf(long revision)
    {
        lock (_lock)
        {
            if (_lists.Revision == revision) return _lists;
            var lists = new RevisionLists(revision);
            if (revision > _lists.Revision) _lists = lists;
            return lists;
        }
    }

    /// <summary>An article's text, read at most once in a while: a text never changes under its id.</summary>
    public string? TextOf(long articleId, Func<long, string?> read)
    {
        lock (_lock)
        {
            if (_texts.TryGetValue(articleId, out var held)) return held;
        }

        var text = read(articleId);
        if (text is null) return null;

        lock (_lock)
        {
            if (_textUnits + text.Length > MostTextUnits)
            {
                _texts.Clear();
                _textUnits = 0;
            }

            if (_texts.TryAdd(articleId, text)) _textUnits += text.Length;
        }

        return text;
    }
}

/// <summary>The lists of one revision.</summary>
internal sealed class RevisionLists(long revision)
{
    public long Revision { get; } = revision;

    public IReadOnlyList<ArticleEntry>? Articles { get; set; }

    public IReadOnlyList<SpeakerEntry>? Speakers { get; set; }
}
