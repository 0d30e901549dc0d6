namespace DealBot.Core.Articles.Reading.Html;

/// <summary>Finds the article on a page and gives its readable text.</summary>
/// <remarks>
/// The article is the smallest element that holds nearly all of the page's running prose. Prose is told from the rest by the
/// features that Kohlschütter, Fankhauser and Nejdl found to decide ("Boilerplate Detection using Shallow Text Features", WSDM
/// 2010): a block's number of words and the share of it that is links. Names of elements and classes only break ties: what is
/// named a sidebar or a form is left out unless it holds most of the page.
/// </remarks>
internal sealed class ArticleBody
{
    private const int MinProseWords = 10; // shorter blocks are headings, captions, entries of menus
    private const double MaxProseLinkDensity = 1.0 / 3; // Kohlschütter et al., section 4.4
    private const double MaxLinkDensity = 0.5; // above, a block is a way to another page
    private const double MostOfPage = 0.5;
    private const double NearlyAll = 0.95;

    private readonly HashSet<HtmlNode> _leftOut = [];
    private Dictionary<HtmlNode, int> _weights = [];

    /// <summary>The text of the article on a page, blocks separated by <c>\n</c>; empty when there are no words.</summary>
    /// <param name="root">The page.</param>
    /// <param name="notBody">Lines that the facts repeat: title, author, source.</param>
    public static string TextOf(HtmlNode root, IReadOnlyCollection<string> notBody) => new ArticleBody().Find(root, notBody);

    private string Find(HtmlNode root, IReadOnlyCollection<string> notBody)
    {
        _weights = Weigh(TextBlocks.Of(root, Clutter.IsNeverProse));
        if (_weights.TryGetValue(root, out var total)) LeaveOutSuspects(root, total);

        var blocks = TextBlocks.Of(root, IsLeftOut);
        _weights = Weigh(blocks);
        var article = Narrow(StartOf(root));

        // A heading belongs to the prose below it; where none is left, it headed what was left out.
        var kept = TextBlocks.Of(article, IsLeftOut).Where(block => block.LinkDensity <= MaxLinkDensity).ToList();
        var end = kept.FindLastIndex(block => !block.IsHeading) + 1;
        var lines = kept.Take(end).Where(block => !notBody.Contains(block.Text, StringComparer.OrdinalIgnoreCase)).SelectMany(ProseLines);
        return string.Join('\n', lines);
    }

    private bool IsLeftOut(HtmlNode element) => _leftOut.Contains(element) || Clutter.IsNeverProse(element);

    private static IEnumerable<string> ProseLines(TextBlock block) =>
        block.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.Length > 1 && !FurnitureLine.Matches(line)); // a single letter is an icon

    /// <summary>How much prose each element holds, in UTF-16 code units of prose blocks.</summary>
    private static Dictionary<HtmlNode, int> Weigh(IReadOnlyList<TextBlock> blocks)
    {
        var weights = new Dictionary<HtmlNode, int>();
        foreach (var block in blocks)
        {
            if (block.LinkDensity > MaxProseLinkDensity || WordCount.Of(block.Text) < MinProseWords) continue;
            var weight = block.Text.Length - block.LinkLength;
            for (var element = block.Element; element is not null; element = element.Parent)
            {
                weights[element] = weights.GetValueOrDefault(element) + weight;
            }
        }

        return weights;
    }

    private void LeaveOutSuspects(HtmlNode root, int total)
    {
        foreach (var element in root.Descendants())
        {
            if (element.IsText || element.Name is "html" or "body" or "main" or "article" || !Clutter.IsSuspect(element)) continue;

            var holdsMost = _weights.GetValueOrDefault(element) > total * MostOfPage;
            if (!holdsMost || Clutter.IsComments(element)) _leftOut.Add(element);
        }
    }

    /// <summary>What the page itself marks as its article, if that holds most of the prose.</summary>
    private HtmlNode StartOf(HtmlNode root)
    {
        var most = _weights.GetValueOrDefault(root) * MostOfPage;
        var marked = root.Descendants().Where(element => !element.IsText && _weights.GetValueOrDefault(element) > most).ToList();
        return marked.FirstOrDefault(element => element["itemprop"].Contains("articleBody", StringComparison.OrdinalIgnoreCase))
            ?? marked.FirstOrDefault(element => element.Name is "article")
            ?? marked.FirstOrDefault(element => element.Name is "main" || element["role"] is "main")
            ?? root;
    }

    /// <summary>Goes down while a single child holds nearly all of the prose.</summary>
    private HtmlNode Narrow(HtmlNode element)
    {
        while (_weights.GetValueOrDefault(element) is > 0 and var weight
            && element.Children.FirstOrDefault(child => _weights.GetValueOrDefault(child) >= weight * NearlyAll) is { } child
            && child.Name is not ("p" or "li" or "blockquote"))
        {
            element = child;
        }

        return element;
    }
}
