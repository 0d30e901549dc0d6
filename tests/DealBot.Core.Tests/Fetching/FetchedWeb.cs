using DealBot.Core.Articles.Fetching;
using DealBot.Testing;
using DealBot.Testing.Web;

namespace DealBot.Core.Tests.Fetching;

/// <summary>A web, and a fetcher that reaches it as it reaches the real one; its hosts are known when the first fetch begins.</summary>
internal sealed class FetchedWeb : IAsyncDisposable
{
    private Fetcher? _fetcher;

    public WebCounterpart Web { get; } = new();

    public ManualClock Clock { get; } = new();

    public CapturingLogger<Fetcher> Log { get; } = new();

    /// <summary>Changes the options before the first fetch.</summary>
    public Func<FetchOptions, FetchOptions> Options { get; init; } = static options => options with { ObeysRobots = false };

    private Fetcher Fetcher => _fetcher ??= new Fetcher(Options(Web.Options), Clock, Log, Web.ResolveAsync);

    public Task<FetchOutcome> FetchAsync(string address, FetchKind kind = FetchKind.Feed) => FetchAsync(new FetchRequest(new Uri(address), kind));

    public Task<FetchOutcome> FetchAsync(string host, string path, FetchKind kind = FetchKind.Feed) =>
        FetchAsync(new FetchRequest(Web.Url(host, path), kind));

    public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken? cancellation = null) =>
        Fetcher.FetchAsync(request, cancellation ?? TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _fetcher?.Dispose();
        await Web.DisposeAsync();
    }
}
