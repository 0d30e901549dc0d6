using DealBot.EndToEnd.Chat;
using DealBot.Testing;

namespace DealBot.EndToEnd.Browser;

/// <summary>The sample library, served to this machine's visitors once for all tests of a class.</summary>
public sealed class ServedPage : IAsyncLifetime
{
    private readonly ServedDealbot _served = new(
        Path.Combine(Repository.Root, "index", "articles"), new Dictionary<string, string>(StringComparer.Ordinal), starts: false);

    /// <summary>Where it is.</summary>
    public Uri Home { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _served.Start();
        Home = await _served.AddressAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _served.DisposeAsync();
}
