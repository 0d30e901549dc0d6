using System.Runtime.InteropServices;

namespace DealBot.Core.Articles.Speakers;

/// <summary>How often each article quotes each speaker, at one revision. A speaker's counts add up to <see cref="SpeakerEntry.QuoteCount"/>.</summary>
/// <remarks>Eight bytes for each article and each speaker in it; immutable, safe for any number of threads.</remarks>
public sealed class QuoteCounts
{
    private readonly IReadOnlyList<ArticleEntry> _articles;
    private readonly IReadOnlyList<SpeakerEntry> _speakers;
    private readonly Dictionary<string, int> _places; // of every speaker's every key, in the list of speakers
    private readonly int[] _starts; // where each speaker's counts begin, and one more: where the last one's end
    private readonly (int Article, int Quotes)[] _counts;

    /// <param name="articles">The articles, in the order in which <see cref="Of"/> gives them.</param>
    /// <param name="speakers">Everybody who is named.</param>
    /// <param name="filed">The quotes of an article that are filed under a key.</param>
    internal QuoteCounts(IReadOnlyList<ArticleEntry> articles, IReadOnlyList<SpeakerEntry> speakers, IReadOnlyList<(string Key, long Article, int Quotes)> filed)
    {
        (_articles, _speakers) = (articles, speakers);
        _places = speakers.Index().SelectMany(speaker => speaker.Item.Keys.Select(key => (key, speaker.Index))).ToDictionary(StringComparer.Ordinal);
        var order = articles.Index().ToDictionary(article => article.Item.Id, article => article.Index);

        // One pass sorts, the next one sums what is filed under several keys of one speaker in one article.
        var counts = new List<(int Speaker, int Article, int Quotes)>(filed.Count);
        foreach (var (key, article, quotes) in filed)
        {
            if (_places.TryGetValue(key, out var speaker) && order.TryGetValue(article, out var place)) counts.Add((speaker, place, quotes));
        }

        counts.Sort();
        var summed = 0;
        _starts = new int[speakers.Count + 1];
        _counts = new (int, int)[counts.Count];
        for (var at = 0; at < counts.Count; at++)
        {
            var (speaker, article, quotes) = counts[at];
            var isSame = at > 0 && counts[at - 1].Speaker == speaker && counts[at - 1].Article == article;
            _counts[isSame ? summed - 1 : summed++] = (article, isSame ? _counts[summed - 1].Quotes + quotes : quotes);
            _starts[speaker + 1] = summed;
        }

        Array.Resize(ref _counts, summed);
        for (var speaker = 1; speaker < _starts.Length; speaker++) _starts[speaker] = Math.Max(_starts[speaker], _starts[speaker - 1]);
    }

    /// <summary>The articles that quote a speaker, newest first, undated last.</summary>
    public IEnumerable<ArticleQuotes> Of(SpeakerEntry speaker)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        return _places.TryGetValue(speaker.Key, out var place)
            ? Range(place).Select(count => new ArticleQuotes(_articles[count.Article], count.Quotes))
            : [];
    }

    /// <summary>Who is quoted in the same articles as a speaker, in most of them first.</summary>
    /// <param name="speaker">The speaker.</param>
    /// <param name="most">How many to give at most.</param>
    public IReadOnlyList<(SpeakerEntry Speaker, int Articles)> CompanyOf(SpeakerEntry speaker, int most)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        if (!_places.TryGetValue(speaker.Key, out var self)) return [];

        var shared = Range(self).Select(static count => count.Article).ToHashSet();
        Dictionary<int, int> company = [];
        for (var other = 0; other < _speakers.Count; other++)
        {
            if (other == self) continue;
            foreach (var (article, _) in Range(other))
            {
                if (shared.Contains(article)) CollectionsMarshal.GetValueRefOrAddDefault(company, other, out _)++;
            }
        }

        return [.. company.OrderByDescending(static met => met.Value).ThenBy(static met => met.Key).Take(most).Select(met => (_speakers[met.Key], met.Value))];
    }

    private ArraySegment<(int Article, int Quotes)> Range(int speaker) => new(_counts, _starts[speaker], _starts[speaker + 1] - _starts[speaker]);
}

/// <summary>An article that quotes a speaker.</summary>
/// <param name="Article">The article.</param>
/// <param name="Quotes">How often it does; 1 or more.</param>
public readonly record struct ArticleQuotes(ArticleEntry Article, int Quotes);
