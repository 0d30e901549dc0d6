using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Configuration;
using DealBot.Search.Synonyms;

namespace DealBot.Core.Tests.Answers;

/// <summary>The articles and the configuration that the repository ships, in memory.</summary>
internal static class SampleLibrary
{
    private static readonly Lazy<DealBotConfiguration> Configured = new(() =>
        ((ConfigurationOutcome.Loaded)ConfigurationFolder.Load(Path.Join(Repository.Root, "config"), _ => null)).Configuration);

    private static readonly Lazy<MemoryLibrary> Read = new(() => new MemoryLibrary(
        ArticleReader.ReadAll(Path.Join(Repository.Root, "index", "articles")).OfType<ReadOutcome.Success>().Select(read => read.Article),
        EnglishAnalyzer.Instance,
        Configured.Value.People));

    private static readonly Lazy<Answerer> Configurable = new(() =>
        new Answerer(SynonymMap.Read(Configured.Value.Synonyms, EnglishAnalyzer.Instance, out _)));

    /// <summary>The sample articles.</summary>
    public static ILibraryView View => Read.Value;

    /// <summary>An answerer with the shipped synonyms.</summary>
    public static Answerer Answerer => Configurable.Value;

    /// <summary>Asks the sample library.</summary>
    public static Answer Ask(string question) => Answerer.Ask(View, question);
}
