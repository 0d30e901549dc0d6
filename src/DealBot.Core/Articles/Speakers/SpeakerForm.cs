using DealBot.Text;

namespace DealBot.Core.Articles.Speakers;

/// <summary>What a <see cref="SpeakerForm"/> counts.</summary>
internal enum SpeakerFormKind
{
    /// <summary>The fullest form of the name in an article; counted by mention.</summary>
    Name = 0,

    /// <summary>Another form of the name; counted by article.</summary>
    Alias = 1,

    /// <summary>A title or description; counted by article.</summary>
    Role = 2,

    /// <summary>The speaker's quotes; the form is empty.</summary>
    Quotes = 3,
}

/// <summary>One thing that articles say of a speaker, counted. Forms of several articles add up, and subtract again.</summary>
/// <param name="Key">The folded name under which the articles' facets file the speaker.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Form">The name, alias or role as printed.</param>
/// <param name="Count">How often; 1 or more.</param>
internal readonly record struct SpeakerForm(string Key, SpeakerFormKind Kind, string Form, int Count)
{
    // In UTF-16 code units. Nobody has a name or a role so long; an index of PostgreSQL takes no longer ones than about 2,700 bytes.
    private const int LongestForm = 300;

    /// <summary>Everything one article says of its speakers, each form once.</summary>
    public static IReadOnlyList<SpeakerForm> Of(TextAnalysis analysis)
    {
        Dictionary<(string Key, SpeakerFormKind Kind, string Form), int> counts = [];

        foreach (var speaker in analysis.Speakers)
        {
            var key = FacetNames.FoldSpeaker(speaker.Name);
            Count(key, SpeakerFormKind.Name, speaker.Name, Math.Max(1, speaker.Mentions.Count));
            foreach (var alias in speaker.Aliases) Count(key, SpeakerFormKind.Alias, alias, 1);
            foreach (var role in speaker.Roles) Count(key, SpeakerFormKind.Role, role, 1);
        }

        foreach (var name in analysis.Quotes.Select(quote => quote.Speaker).OfType<string>())
        {
            var key = FacetNames.FoldSpeaker(name);
            if (!counts.ContainsKey((key, SpeakerFormKind.Name, name))) Count(key, SpeakerFormKind.Name, name, 1);
            Count(key, SpeakerFormKind.Quotes, "", 1);
        }

        return [.. counts.Select(form => new SpeakerForm(form.Key.Key, form.Key.Kind, form.Key.Form, form.Value))];

        void Count(string key, SpeakerFormKind kind, string form, int count)
        {
            if (key.Length == 0 || key.Length > LongestForm || form.Length > LongestForm) return; // nothing to ask for
            counts[(key, kind, form)] = counts.GetValueOrDefault((key, kind, form)) + count;
        }
    }

    /// <summary>The same forms with their counts added up, each once.</summary>
    public static IEnumerable<SpeakerForm> Sum(IEnumerable<SpeakerForm> forms) => forms
        .GroupBy(form => form with { Count = 0 })
        .Select(group => group.Key with { Count = group.Sum(form => form.Count) });
}
