using System.Net;
using System.Text.Json;
using DealBot.EndToEnd.Chat;

namespace DealBot.EndToEnd.Health;

/// <summary>A served DealBot over the sample library, of which the tests ask how it stands.</summary>
internal sealed class HealthyService : IAsyncDisposable
{
    private static readonly Dictionary<string, string> NoVariables = new(StringComparer.Ordinal);

    private HealthyService(ServedDealbot dealbot, Uri address) =>
        (Dealbot, Web) = (dealbot, new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) });

    public ServedDealbot Dealbot { get; }

    public HttpClient Web { get; private set; }

    /// <summary>Where the library lies.</summary>
    public string Library => Path.Combine(Dealbot.Data, "dealbot.db");

    /// <param name="articles">The folder of articles; null for the sample library's.</param>
    /// <param name="variables">The environment; null for nothing.</param>
    /// <param name="prepare">Makes the data folder ready before it is started; null for nothing.</param>
    public static async Task<HealthyService> StartAsync(
        string? articles = null, IReadOnlyDictionary<string, string>? variables = null, Action<string>? prepare = null)
    {
        var dealbot = new ServedDealbot(articles ?? StoryLibrary.SampleFolder, variables ?? NoVariables, starts: false);
        prepare?.Invoke(dealbot.Data);
        dealbot.Start();
        return new HealthyService(dealbot, await dealbot.AddressAsync());
    }

    /// <summary>Starts it once more, at another address.</summary>
    public async Task StartAgainAsync()
    {
        Web.Dispose();
        Dealbot.Start();
        Web = new HttpClient { BaseAddress = await Dealbot.AddressAsync(), Timeout = TimeSpan.FromSeconds(20) };
    }

    /// <summary>Waits until the log says that a part is degraded.</summary>
    public Task DegradesAsync(string part) => Dealbot.LoggedAsync($"Degraded, {part}");

    /// <summary>Waits until a part has recovered.</summary>
    public Task RecoversAsync(string part) => Dealbot.LoggedAsync($"Recovered, {part}");

    /// <summary>What <c>/readyz</c> answers: its status, and how a part stands, with the sentence.</summary>
    public async Task<(HttpStatusCode Code, string Status, string Sentence)> ReadyAsync(string part)
    {
        using var answer = await Web.GetAsync("/readyz", TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var check = json.RootElement.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").ValueEquals(part));
        return (answer.StatusCode, check.GetProperty("status").GetString()!, check.GetProperty("sentence").GetString()!);
    }

    /// <summary>Asks by the API; the status, and how many answers there are.</summary>
    public async Task<(HttpStatusCode Code, int Answers)> AskAsync(string question = "what did Waltz say")
    {
        using var answer = await Web.GetAsync($"/api/ask?q={Uri.EscapeDataString(question)}", TestContext.Current.CancellationToken);
        if (!answer.IsSuccessStatusCode) return (answer.StatusCode, 0);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (answer.StatusCode, json.RootElement.GetProperty("answers").GetArrayLength());
    }

    public async ValueTask DisposeAsync()
    {
        Web.Dispose();
        await Dealbot.DisposeAsync();
    }
}
