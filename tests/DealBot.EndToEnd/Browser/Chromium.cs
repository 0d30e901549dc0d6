using DealBot.EndToEnd.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace DealBot.EndToEnd.Browser;

/// <summary>One real browser for all tests, driven by Playwright; it starts with the first test that asks for it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>Opens a window of its own: no cookie, no cache, nothing of another test.</summary>
    /// <param name="home">The service that is visited.</param>
    /// <param name="look">How it is looked at.</param>
    public async Task<Visit> VisitAsync(Uri home, Look look)
    {
        Assert.SkipUnless(File.Exists(Program), $"There is no {Program}: no page can be looked at.");
        var (_, browser) = await _started.Value;
        return await Visit.BeginAsync(browser, home, look);
    }

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated) return;
        var (driver, browser) = await _started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        var browser = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            // Nothing of the browser's own goes to the network; as root, in containers, it has no sandbox.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return (driver, browser);
    }
}

/// <summary>How a page is looked at.</summary>
/// <param name="Scheme">Light or dark.</param>
/// <param name="Width">Of the window, in CSS pixels.</param>
/// <param name="HasScript">Whether the browser runs scripts.</param>
public sealed record Look(ColorScheme Scheme = ColorScheme.Light, int Width = 1280, bool HasScript = true)
{
    /// <summary>"dark-360", for a file's name.</summary>
    public string Name => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(Scheme is ColorScheme.Dark ? "dark" : "light")}-{Width}{(HasScript ? "" : "-noscript")}");
}
