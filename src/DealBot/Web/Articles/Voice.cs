using DealBot.Core.Articles;
using DealBot.Text;
using DealBot.Web.Shell;

namespace DealBot.Web.Articles;

/// <summary>One of those whose words an article holds.</summary>
/// <param name="Number">From 1, most quoted first; what marks point to the legend by.</param>
/// <param name="Name">The name to show; null for all words whose speaker the article does not name.</param>
/// <param name="Speaker">What the library knows of them; null when nothing.</param>
/// <param name="Quotes">Their quotes, in reading order.</param>
public sealed record Voice(int Number, string? Name, SpeakerEntry? Speaker, IReadOnlyList<Quote> Quotes)
{
    /// <summary>The class of their colour: within one article the first twelve differ.</summary>
    public string Colour => Name is null ? "unnamed" : SpeakerColour.OfRank(Number - 1);

    /// <summary>The id of their entry in the legend.</summary>
    public string Id => $"voice-{Number}";

    /// <summary>The voices of some quotes, most quoted first, of these whoever speaks first; words without a named speaker last.</summary>
    /// <param name="quotes">The quotes, in reading order.</param>
    /// <param name="speakerOf">Whom an article's name for somebody means; null for nobody.</param>
    public static IReadOnlyList<Voice> Of(IEnumerable<Quote> quotes, Func<string, SpeakerEntry?> speakerOf)
    {
        var known = new Dictionary<string, SpeakerEntry?>(StringComparer.Ordinal);
        return
        [
            .. quotes
                .GroupBy(quote => quote.Speaker is null ? null : SpeakerOf(quote.Speaker)?.Name ?? quote.Speaker, StringComparer.Ordinal)
                .OrderBy(static voice => voice.Key is null)
                .ThenByDescending(static voice => voice.Count())
                .Select((voice, at) => new Voice(at + 1, voice.Key, voice.Key is null ? null : SpeakerOf(voice.First().Speaker!), [.. voice])),
        ];

        SpeakerEntry? SpeakerOf(string name) => known.TryGetValue(name, out var speaker) ? speaker : known[name] = speakerOf(name);
    }
}
