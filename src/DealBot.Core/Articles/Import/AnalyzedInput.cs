using DealBot.Core.Articles.Feeds;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Articles.Stories;
using DealBot.Text;

namespace DealBot.Core.Articles.Import;

/// <summary>An article that was read, with what its storing needs and no transaction: made ahead, on any thread.</summary>
/// <param name="Article">As it will be stored, its id still 0.</param>
/// <param name="Origin">The full path of its file; null when it came from elsewhere.</param>
/// <param name="ContentHash">See <see cref="Import.ContentHash"/>.</param>
internal sealed record AnalyzedInput(Article Article, string? Origin, byte[] ContentHash)
{
    /// <summary>Whether channels are told of it when it is new.</summary>
    public bool IsAnnounced { get; private init; }

    private TextAnalysis? _analysis;
    private StorySketch? _sketch;

    /// <summary>What was found in the text; found now where that was not done ahead.</summary>
    public TextAnalysis Analysis => _analysis ??= TextAnalyzer.Analyze(Article.Text);

    /// <summary>By which its copies are known; made now where that was not done ahead.</summary>
    public StorySketch Sketch => _sketch ??= StorySketch.Of(Article);

    /// <summary>Analyses what was read, unless the library is known to hold it just so.</summary>
    public static AnalyzedInput Of(ReadOutcome.Success input, Func<AnalyzedInput, bool> isHeld)
    {
        var article = StorableText.Of(input.Article with { Url = CanonicalOf(input.Article.Url) });
        var analyzed = new AnalyzedInput(article, OriginOf(input.Path), Import.ContentHash.Of(article)) { IsAnnounced = input.IsAnnounced };
        if (!isHeld(analyzed)) _ = (analyzed.Analysis, analyzed.Sketch);
        return analyzed;
    }

    // Whichever way it came: a file says of itself what a page or a feed says.
    private static string? CanonicalOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && ArticleUrl.IsWeb(address) ? ArticleUrl.Canonical(address).OriginalString : url;

    // Addresses and standard input are no files: such articles are told apart by their URL and content alone.
    private static string? OriginOf(string path) => File.Exists(path) ? StorableText.Of(Path.GetFullPath(path)) : null;
}
