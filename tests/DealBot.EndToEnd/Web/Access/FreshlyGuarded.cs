using DealBot.EndToEnd.Chat;
using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Web.Access;

/// <summary>A program with tokens for one test alone: which guesses, or starts it again.</summary>
internal sealed class FreshlyGuarded : IAsyncDisposable
{
    private readonly TemporaryFolder _articles = new();
    private readonly Dictionary<string, string> _tokens = AttackedPages.Tokens(AttackedPages.Token);
    private readonly ServedDealbot _served;

    private FreshlyGuarded()
    {
        _articles.Write("harbour.txt", "Harbour reopens\n\n“The gates are mended,” harbour master Ann Lee said on Tuesday.\n");
        _served = new ServedDealbot(_articles.Path, _tokens);
    }

    /// <summary>Where it listens now.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Everything that was logged.</summary>
    public string Log => _served.Log;

    public static async Task<FreshlyGuarded> StartAsync()
    {
        var fresh = new FreshlyGuarded();
        fresh.Address = await fresh._served.AddressAsync();
        return fresh;
    }

    /// <summary>Stops it, and starts it again over the same library.</summary>
    /// <param name="token">The visitors' token from then on.</param>
    public async Task RestartAsync(string token = AttackedPages.Token)
    {
        await _served.StopAsync();
        _tokens["DEALBOT_WEB_TOKEN"] = token;
        _served.Start();
        Address = await _served.AddressAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        _articles.Dispose();
    }
}
