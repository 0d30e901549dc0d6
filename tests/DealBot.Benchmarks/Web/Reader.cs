using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using DealBot.Benchmarks.Search;

namespace DealBot.Benchmarks.Web;

/// <summary>Somebody who asks, reads a while, and asks again: by the API, or on the page, where answers are opened too.</summary>
/// <param name="site">The service.</param>
/// <param name="number">Which of the readers; each asks questions of an order of its own, every other one by the API.</param>
/// <param name="speakerOf">Draws the name of somebody to ask for.</param>
internal sealed partial class Reader(HttpClient site, int number, Func<Random, string> speakerOf)
{
    private readonly Random _random = new(number);

    /// <summary>How long each request took, from when it was due, by what was asked for.</summary>
    public List<(string What, TimeSpan Took)> Taken { get; } = [];

    /// <summary>What was answered otherwise than with 200.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>Asks until the time is over.</summary>
    /// <param name="thinking">The mean time between two requests, exponentially distributed; zero to ask again at once.</param>
    /// <param name="until">When to stop, as a timestamp of <see cref="Stopwatch"/>.</param>
    public async Task ReadAsync(TimeSpan thinking, long until)
    {
        // A request that is late because the one before was slow counts from when it was due (coordinated omission).
        for (var due = Stopwatch.GetTimestamp() + Thought(thinking); due < until; due = (thinking == TimeSpan.Zero ? Stopwatch.GetTimestamp() : due) + Thought(thinking))
        {
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } early) await Task.Delay(early);
            await AskAsync(due);
        }
    }

    /// <summary>Asks one question that was due at a timestamp.</summary>
    public Task AskAsync(long due) => number % 2 == 0
        ? GetAsync("/api/ask", $"/api/ask?q={Uri.EscapeDataString(Question())}", due)
        : AskPageAsync(due);

    private async Task AskPageAsync(long due)
    {
        var page = await GetAsync("page", $"/?q={Uri.EscapeDataString(Question())}", due);
        if (_random.Next(3) > 0 || Article().Match(page) is not { Success: true } found) return;
        await GetAsync("article", WebUtility.HtmlDecode(found.Groups["address"].Value), Stopwatch.GetTimestamp());
    }

    private async Task<string> GetAsync(string what, string address, long due)
    {
        using var response = await site.GetAsync(new Uri(address, UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();
        Taken.Add((what, Stopwatch.GetElapsedTime(due)));
        if (!response.IsSuccessStatusCode) Failures.Add($"{(int)response.StatusCode} {address}");
        return body;
    }

    private string Question() => _random.Next(3) switch
    {
        0 => QuerySet.All[_random.Next(QuerySet.All.Count)],
        1 => $"what did {speakerOf(_random)} say",
        _ => $"{speakerOf(_random)} on {QuerySet.All[_random.Next(QuerySet.All.Count)]}",
    };

    private long Thought(TimeSpan mean) => (long)(-Math.Log(1 - _random.NextDouble()) * mean.TotalSeconds * Stopwatch.Frequency);

    [GeneratedRegex("href=\"(?<address>/articles/[0-9]+[^\"#]*)", RegexOptions.NonBacktracking)]
    private static partial Regex Article();
}
