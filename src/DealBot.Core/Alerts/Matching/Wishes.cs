using DealBot.Core.Answers.Speakers;
using DealBot.Core.Storage;

namespace DealBot.Core.Alerts.Matching;

/// <summary>What all channels want to hear, compiled once and kept while it stays so. Safe for any number of threads.</summary>
/// <remarks>
/// Most filters name something that an article does not hold at all. The terms that filters cannot do without are numbered, so that
/// these are found by looking at a few flags each, and only the others are tried on the article's index.
/// </remarks>
internal sealed class Wishes
{
    private const string SpeakerWord = "speaker word"; // a field of the numbers alone

    private readonly bool _hasSpeakers;
    private readonly Dictionary<(string Field, string Term), int> _numbers = [];
    private readonly List<(Filter Filter, int[][] Needs)> _filters = [];

    private Wishes(long version, IReadOnlyList<Subscription> subscriptions, Func<string, Filter> readFilter)
    {
        Version = version;
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        Channels = [.. subscriptions
            .GroupBy(subscription => ChannelKey.Of(subscription.Place))
            .Select(channel => channel.Select(subscription => new Wanted(subscription, PlaceOf(subscription.Filter))).ToList())];

        _hasSpeakers = _filters.Exists(filter => filter.Filter.Speakers.Count > 0);

        int PlaceOf(string text)
        {
            if (places.TryGetValue(text, out var place)) return place;
            var filter = readFilter(text);
            var needs = filter.Demands.SelectMany(demand => Needs.Of(demand.Query))
                .Concat(filter.Speakers.Select(IReadOnlyList<(string, string)> (name) => [.. SpeakerNames.WordsOf(name).Select(word => (SpeakerWord, word))]));
            _filters.Add((filter, [.. needs.Select(need => need.Select(NumberOf).Distinct().ToArray())]));
            return places[text] = _filters.Count - 1;
        }
    }

    /// <summary>Of the library's row when they were read.</summary>
    public long Version { get; }

    /// <summary>The subscriptions by channel, in each the oldest first.</summary>
    public IReadOnlyList<IReadOnlyList<Wanted>> Channels { get; }

    /// <summary>Compiles subscriptions.</summary>
    public static Wishes Of(IReadOnlyList<Subscription> subscriptions, Func<string, Filter> readFilter, long version = 0) => new(version, subscriptions, readFilter);

    /// <summary>What a wanted article must match.</summary>
    public Filter FilterOf(Wanted wanted) => _filters[wanted.Filter].Filter;

    /// <summary>Which filters an article meets, by their places.</summary>
    public bool[] MetBy(ArticleMatcher article)
    {
        var holds = new bool[_numbers.Count];
        var words = _hasSpeakers ? article.SpeakerWords.Select(word => (SpeakerWord, word)) : [];
        foreach (var term in article.Terms.All.Concat(words))
        {
            if (_numbers.TryGetValue(term, out var number)) holds[number] = true;
        }

        return [.. _filters.Select(filter => MayMeet(filter.Needs, holds) && article.Meets(filter.Filter))];
    }

    private static bool MayMeet(int[][] needs, bool[] holds)
    {
        foreach (var need in needs)
        {
            if (!Array.Exists(need, number => holds[number])) return false;
        }

        return true;
    }

    private int NumberOf((string Field, string Term) term)
    {
        if (!_numbers.TryGetValue(term, out var number)) _numbers[term] = number = _numbers.Count;
        return number;
    }
}

/// <summary>A subscription with the place of its filter, which others may share.</summary>
internal readonly record struct Wanted(Subscription Subscription, int Filter);
