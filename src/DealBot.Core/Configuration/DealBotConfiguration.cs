using DealBot.Core.Articles.Speakers;

namespace DealBot.Core.Configuration;

/// <summary>Everything that the configuration folder says.</summary>
/// <param name="Options">The settings of <c>dealbot.json</c>, overridden by the environment.</param>
/// <param name="People">The names and roles of <c>people.json</c>.</param>
/// <param name="Synonyms">The text of <c>synonyms.txt</c>, in Solr's format; empty where there is no such file.</param>
public sealed record DealBotConfiguration(DealBotOptions Options, IReadOnlyList<KnownPerson> People, string Synonyms)
{
    /// <summary>What holds where nothing is configured.</summary>
    public static DealBotConfiguration Default { get; } = new(DealBotOptions.Default, [], "");
}

/// <summary>What came of reading the configuration.</summary>
public abstract record ConfigurationOutcome
{
    private ConfigurationOutcome() { } // closed: the two cases below are all there are

    /// <summary>It was read.</summary>
    public sealed record Loaded(DealBotConfiguration Configuration) : ConfigurationOutcome;

    /// <summary>It has mistakes.</summary>
    /// <param name="Problems">Sentences that name the file, the mistake and the remedy; at least one.</param>
    public sealed record Invalid(IReadOnlyList<string> Problems) : ConfigurationOutcome;
}
