namespace DealBot.Core.Articles.Speakers;

/// <summary>Everything that the articles say of the speaker filed under one key.</summary>
internal sealed class NamedSpeaker(string key)
{
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _roles = new(StringComparer.Ordinal);

    public string Key { get; } = key;

    public int QuoteCount { get; private set; }

    /// <summary>How much is heard of the speaker: mentions and quotes together.</summary>
    public int Weight => QuoteCount + _names.Values.Sum();

    /// <summary>The full forms of the name, most used first.</summary>
    public IEnumerable<string> Names => _names.Count == 0
        ? [Key]
        : _names.OrderByDescending(name => name.Value).ThenBy(name => name.Key, StringComparer.Ordinal).Select(name => name.Key);

    public IReadOnlyDictionary<string, int> Aliases => _aliases;

    public IReadOnlyDictionary<string, int> Roles => _roles;

    /// <summary>The aliases, folded as keys are, each once.</summary>
    public IEnumerable<string> AliasKeys => _aliases.Keys.Select(FacetNames.FoldSpeaker).Distinct(StringComparer.Ordinal);

    public void Add(SpeakerForm form)
    {
        switch (form.Kind)
        {
            case SpeakerFormKind.Quotes: QuoteCount += form.Count; break;
            case SpeakerFormKind.Name: Count(_names); break;
            case SpeakerFormKind.Alias: Count(_aliases); break;
            case SpeakerFormKind.Role: Count(_roles); break;
            default: throw new ArgumentOutOfRangeException(nameof(form));
        }

        void Count(Dictionary<string, int> counts) => counts[form.Form] = counts.GetValueOrDefault(form.Form) + form.Count;
    }
}
