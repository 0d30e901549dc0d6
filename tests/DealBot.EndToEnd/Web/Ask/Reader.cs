using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Io.Dom;

namespace DealBot.EndToEnd.Web.Ask;

/// <summary>A browser without scripts, on which somebody reads and presses.</summary>
internal sealed class Reader : IDisposable
{
    private readonly IBrowsingContext _browser = BrowsingContext.New(Configuration.Default.WithDefaultLoader().WithDefaultCookies());
    private readonly Uri _site;

    /// <param name="site">Where the page is served.</param>
    public Reader(Uri site) => _site = site;

    /// <summary>What is shown now.</summary>
    public IDocument Page => _browser.Active!;

    /// <summary>The reply on the page, in plain words.</summary>
    public string Said => Page.QuerySelector("#answer")!.TextContent;

    /// <summary>The words of the cards on the page.</summary>
    public IReadOnlyList<string> Quotes => [.. Page.QuerySelectorAll("blockquote").Select(words => words.TextContent)];

    /// <summary>Where the reader is.</summary>
    public string Address => new Uri(Page.Url).PathAndQuery;

    public Task<IDocument> OpenAsync(string address) => _browser.OpenAsync(new Uri(_site, address).AbsoluteUri, TestContext.Current.CancellationToken);

    /// <summary>Types a line and presses Enter.</summary>
    public async Task AskAsync(string line)
    {
        if (_browser.Active?.QuerySelector("#q") is null) await OpenAsync("/");
        var field = (IHtmlInputElement)Page.QuerySelector("#q")!;
        field.Value = line;
        await field.Form!.SubmitAsync();
    }

    /// <summary>Follows a link.</summary>
    public Task FollowAsync(string text) => OpenAsync(Page.QuerySelectorAll("a").First(link => string.Equals(link.TextContent.Trim(), text, StringComparison.Ordinal)).GetAttribute("href")!);

    /// <summary>Presses the first button of that label.</summary>
    public async Task PressAsync(string label) => await Button(label).SubmitAsync();

    /// <summary>The first button of that label.</summary>
    public IHtmlElement Button(string label) =>
        (IHtmlElement)Page.QuerySelectorAll("button").First(button => string.Equals(button.TextContent.Trim(), label, StringComparison.Ordinal));

    /// <summary>Fills in the field of that label.</summary>
    public void Fill(string label, string value)
    {
        switch (Labelled(label))
        {
            case IHtmlSelectElement choice:
                choice.Value = choice.Options.First(option => string.Equals(option.Text, value, StringComparison.Ordinal)).Value;
                break;
            case var field:
                ((IHtmlInputElement)field).Value = value;
                break;
        }
    }

    /// <summary>Chooses a file.</summary>
    public void Attach(string label, IFile file) => ((IHtmlInputElement)Labelled(label)).Files!.Add(file);

    public void Dispose() => _browser.Dispose();

    private IElement Labelled(string label) =>
        Page.GetElementById(Page.QuerySelectorAll("label").First(element => string.Equals(element.TextContent.Trim(), label, StringComparison.Ordinal)).GetAttribute("for")!)!;
}
