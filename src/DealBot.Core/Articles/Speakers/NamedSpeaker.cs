namespace DealBot.Core.Articles.Speakers;

/// <summary>Everything that the articles say of the speaker filed under one key.</summary>
internal sealed class NamedSpeaker(string key)
{
    private readonly List<SpeakerForm> _names = [];
    private readonly List<SpeakerForm> _aliases = [];
    private readonly List<SpeakerForm> _roles = [];

    public string Key { get; } = key;

    public int QuoteCount { get; private set; }

    /// <summary>How much is heard of the speaker: mentions and quotes together.</summary>
    public int Weight { get; private set; }

    /// <summary>The full forms of the name, most used first.</summary>
    public IEnumerable<string> Names => _names.Count == 0 ? [Key] : ByCount(_names);

    public IReadOnlyList<SpeakerForm> Aliases => _aliases;

    public IReadOnlyList<SpeakerForm> Roles => _roles;

    /// <summary>Takes a form; forms are summed before, so that each comes once.</summary>
    public void Add(SpeakerForm form)
    {
        switch (form.Kind)
        {
            case SpeakerFormKind.Quotes:
                QuoteCount += form.Count;
                Weight += form.Count;
                break;
            case SpeakerFormKind.Name:
                _names.Add(form);
                Weight += form.Count;
                break;
            case SpeakerFormKind.Alias:
                _aliases.Add(form);
                break;
            case SpeakerFormKind.Role:
                _roles.Add(form);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(form));
        }
    }

    /// <summary>Whether some article gives both the same title or description.</summary>
    public bool SharesRoleWith(NamedSpeaker other) =>
        _roles.Exists(role => other._roles.Exists(same => string.Equals(role.Form, same.Form, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The forms, most used first, those of several speakers summed.</summary>
    public static IEnumerable<string> ByCount(IReadOnlyList<SpeakerForm> forms) => forms.Count < 2
        ? forms.Select(form => form.Form)
        : forms
            .GroupBy(form => form.Form, form => form.Count, StringComparer.Ordinal)
            .OrderByDescending(group => group.Sum())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key);
}
