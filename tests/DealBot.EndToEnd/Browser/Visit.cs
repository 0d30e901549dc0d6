using Microsoft.Playwright;

namespace DealBot.EndToEnd.Browser;

/// <summary>One visitor's window. What no page of ours may cause is written down while it is open, and fails the test at its end.</summary>
public sealed class Visit : IAsyncDisposable
{
    private const float Patience = 20_000; // milliseconds, on a busy machine

    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    private Visit(IBrowserContext context, IPage page, Uri home) => (_context, Page, Home) = (context, page, home);

    /// <summary>The window.</summary>
    public IPage Page { get; }

    /// <summary>The service that is visited.</summary>
    public Uri Home { get; }

    internal static async Task<Visit> BeginAsync(IBrowser browser, Uri home, Look look)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = home.AbsoluteUri,
            ColorScheme = look.Scheme,
            ViewportSize = new ViewportSize { Width = look.Width, Height = 900 },
            JavaScriptEnabled = look.HasScript,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        var visit = new Visit(context, await context.NewPageAsync(), home);
        visit.Watch();
        return visit;
    }

    /// <summary>Goes to an address of the service.</summary>
    /// <returns>Its status.</returns>
    public async Task<int> GoAsync(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>Fails if something was complained about, opened or sent that no page of ours may: errors on the console (the
    /// Content-Security-Policy's among them), faults of scripts, dialogs, requests to others.</summary>
    /// <param name="allowed">Part of a complaint that is expected: the browser writes one about each page that answers 404.</param>
    public void AssertNothingWrong(string? allowed = null)
    {
        lock (_faults)
        {
            Assert.DoesNotContain(_faults, fault => allowed is null || !fault.Contains(allowed, StringComparison.Ordinal));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Watch()
    {
        Page.Console += (_, message) => Record(message.Type is "error" or "warning", $"console: {message.Text} ({message.Location})");
        Page.PageError += (_, error) => Record(true, $"script: {error}");
        Page.Dialog += async (_, dialog) =>
        {
            Record(true, $"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        _context.Request += (_, request) => Record(!Home.IsBaseOf(new Uri(request.Url)) && !request.Url.StartsWith("data:", StringComparison.Ordinal), $"request: {request.Url}");
        _context.Page += (_, page) => Record(page != Page, $"window: {page.Url}");
    }

    private void Record(bool isFault, string fault)
    {
        if (!isFault) return;
        lock (_faults) _faults.Add(fault);
    }
}
