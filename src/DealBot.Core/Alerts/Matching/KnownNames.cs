using DealBot.Core.Answers.Speakers;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Speakers;
using DealBot.Core.Storage;

namespace DealBot.Core.Alerts.Matching;

/// <summary>By which names the people who speak in an article are known to the library, the article included.</summary>
/// <remarks>
/// What questions ask of all speakers is asked here of those of one article, so that it costs the same in a library of any size. Only
/// names that end in the same word can be one person's, besides those that <c>config/people.json</c> unites; which there are is
/// kept, and read on from the last article.
/// </remarks>
/// <param name="people">Aliases and roles that no article states.</param>
internal sealed class KnownNames(IReadOnlyList<KnownPerson> people)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HashSet<string>> _byLastWord = new(StringComparer.Ordinal);
    private long _generation = -1;
    private long _lastArticle;

    /// <summary>The names of an article's speakers, where everybody's are read already.</summary>
    public static SpeakerNames Of(IReadOnlyList<SpeakerEntry> speakers, IReadOnlyList<Passage> passages)
    {
        var keys = KeysOf(passages);
        return SpeakerNames.Of([.. speakers.Where(speaker => speaker.Keys.Any(keys.Contains))]);
    }

    /// <summary>The names of an article's speakers, read in the transaction that stored it.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="generation">The generation that answers.</param>
    /// <param name="passages">The article's passages.</param>
    /// <param name="firstNew">The first article of the transaction: those before it are committed.</param>
    public SpeakerNames Of(Session session, long generation, IReadOnlyList<Passage> passages, long firstNew)
    {
        var keys = KeysOf(passages);
        HashSet<string> related = new(keys, StringComparer.Ordinal);
        foreach (var person in people)
        {
            var names = person.Names.Concat(person.Roles).Select(FacetNames.FoldSpeaker).ToList();
            if (names.Exists(keys.Contains)) related.UnionWith(names);
        }

        lock (_lock)
        {
            ReadOn(session, generation, firstNew);
            foreach (var word in related.Select(LastWord).ToList())
            {
                if (_byLastWord.TryGetValue(word, out var alike)) related.UnionWith(alike);
            }
        }

        // Those of the transaction itself may yet be undone, so they are not kept.
        var lastWords = related.Select(LastWord).ToHashSet(StringComparer.Ordinal);
        related.UnionWith(SpeakerRows.KeysSince(session, generation, firstNew).Where(key => lastWords.Contains(LastWord(key))));
        return Of(SpeakerDirectory.Of(related.SelectMany(key => SpeakerRows.Read(session, generation, key)), people), passages);
    }

    private void ReadOn(Session session, long generation, long firstNew)
    {
        if (_generation != generation)
        {
            _byLastWord.Clear();
            (_generation, _lastArticle) = (generation, 0);
        }

        if (_lastArticle >= firstNew - 1) return;
        foreach (var key in SpeakerRows.KeysSince(session, generation, _lastArticle + 1, before: firstNew))
        {
            var word = LastWord(key);
            if (!_byLastWord.TryGetValue(word, out var alike)) _byLastWord[word] = alike = new(StringComparer.Ordinal);
            alike.Add(key);
        }

        _lastArticle = firstNew - 1;
    }

    private static HashSet<string> KeysOf(IReadOnlyList<Passage> passages) => passages
        .SelectMany(passage => passage.Quotes)
        .Select(quote => quote.Speaker)
        .OfType<string>()
        .Select(FacetNames.FoldSpeaker)
        .ToHashSet(StringComparer.Ordinal);

    private static string LastWord(string key) => key[(key.LastIndexOf(' ') + 1)..];
}
