using DealBot.Core.Articles.Speakers;
using DealBot.Core.Storage;

namespace DealBot.Core.Articles;

/// <summary>What the views of one library share: lists of the latest revision, the segments of the index, article texts.</summary>
internal sealed class ViewCache
{
    private const int MostTextUnits = 16 << 20; // UTF-16 code units: 32 MB

    private readonly Lock _lock = new();
    private readonly Dictionary<(int Opening, long Generation, long Article), string> _texts = [];
    private int _textUnits;
    private RevisionLists _lists = new(0, -1, []);

    /// <summary>The segments of the index.</summary>
    public SegmentCache Segments { get; } = new();

    /// <summary>The lists of a revision, filled by whoever needs them first.</summary>
    public RevisionLists ListsOf(Session session, long revision, IReadOnlyList<KnownPerson> people)
    {
        lock (_lock)
        {
            var lists = new RevisionLists(session.Opening, revision, people);
            if (_lists.IsOf(lists)) return _lists;
            if (lists.IsAfter(_lists)) _lists = lists;
            return lists;
        }
    }

    /// <summary>An article's text, read at most once in a while: within a generation a text never changes under its id.</summary>
    /// <param name="session">Of the view that asks.</param>
    /// <param name="generation">Of the view that asks: a restored library is another one, and may hold other texts.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="read">Reads the text in that view.</param>
    public string? TextOf(Session session, long generation, long articleId, Func<long, string?> read)
    {
        var key = (session.Opening, generation, articleId);
        lock (_lock)
        {
            if (_texts.TryGetValue(key, out var held)) return held;
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

            if (_texts.TryAdd(key, text)) _textUnits += text.Length;
        }

        return text;
    }
}

/// <summary>The lists of one revision, with the people that are known beside it.</summary>
/// <param name="opening">See <see cref="Session.Opening"/>.</param>
/// <param name="revision">The library's.</param>
/// <param name="people">As configured; another list, when the configuration was read again.</param>
internal sealed class RevisionLists(int opening, long revision, IReadOnlyList<KnownPerson> people)
{
    private readonly (int Opening, long Revision) _state = (opening, revision);
    private readonly IReadOnlyList<KnownPerson> _people = people;

    public ReadOnce<IReadOnlyList<ArticleEntry>> Articles { get; } = new();

    public ReadOnce<IReadOnlyList<SpeakerEntry>> Speakers { get; } = new();

    public ReadOnce<QuoteCounts> QuoteCounts { get; } = new();

    public bool IsOf(RevisionLists other) => _state == other._state && _people == other._people;

    public bool IsAfter(RevisionLists other) => _state.CompareTo(other._state) is var order && (order > 0 || (order == 0 && _people != other._people));
}
