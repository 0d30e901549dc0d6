using System.Text;
using DealBot.Testing.Web;

namespace DealBot.Core.Tests.Feeds.Day;

/// <summary>One host with a feed: how it serves it, what it brings in the course of a day, and what must come of it.</summary>
/// <param name="Kind">What is good, bad or hostile about it.</param>
/// <param name="Number">Tells its host and its stories from those of others.</param>
internal sealed record Outlet(string Kind, int Number)
{
    private int _fetches;

    public string Host => $"{Kind.Replace(' ', '-')}-{Number}.test".Replace("'", "", StringComparison.Ordinal).ToLowerInvariant();

    public FeedFormat Format { get; init; } = (FeedFormat)(Number % 4);

    /// <summary>What it brings and when, measured from the start of the day; the first ones are there from the start.</summary>
    public IReadOnlyList<(TimeSpan At, Story Story)> Stories { get; init; } = [];

    /// <summary>Rewrites a story at each fetch.</summary>
    public Func<Story, int, Story> Rewrite { get; init; } = static (story, _) => story;

    /// <summary>Rewrites the whole document at each fetch.</summary>
    public Func<string, int, byte[]> Encode { get; init; } = static (text, _) => Encoding.UTF8.GetBytes(text);

    /// <summary>The headers it sends with its feed.</summary>
    public string[] Headers { get; init; } = [];

    /// <summary>What it answers instead of its feed; null for the feed. Told how long the day is, and how often it was asked before.</summary>
    public Func<TimeSpan, int, WebHandler?> Instead { get; init; } = static (_, _) => null;

    /// <summary>What it answers for the page of a story; null for its page.</summary>
    public Func<Story, WebHandler?> PageInstead { get; init; } = static _ => null;

    /// <summary>Its robots.txt; null for none.</summary>
    public string? Robots { get; init; }

    /// <summary>The least time between two requests for its feed.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>When its feed can first be read.</summary>
    public TimeSpan Readable { get; init; }

    /// <summary>Whether its stories are to be in the library.</summary>
    public bool IsGood { get; init; } = true;

    /// <summary>What its status says at the end of the day.</summary>
    public string Status { get; init; } = "";

    /// <summary>How often moderators are told that it fails, and that it works again.</summary>
    public (int Outages, int Recoveries) Notices { get; init; }

    /// <summary>What is to be held of a story; null where it is the whole text.</summary>
    public Func<Story, string> Held { get; init; } = static story => story.Text;

    /// <summary>The host that its feed moves to for good, empty for another path of its own; null for none.</summary>
    public string? MovesTo { get; init; }

    /// <summary>Whether another outlet prints the same stories.</summary>
    public bool IsOfWire { get; init; }

    /// <summary>Answers a request for its feed.</summary>
    public Task AnswerFeedAsync(WebExchange exchange, TimeSpan now)
    {
        var fetch = Interlocked.Increment(ref _fetches) - 1;
        return Instead(now, fetch) is { } other ? other(exchange) : ShowFeedAsync(exchange, now, fetch);
    }

    /// <summary>Shows its feed, where a redirection has led to.</summary>
    public Task ShowFeedAsync(WebExchange exchange, TimeSpan now) => ShowFeedAsync(exchange, now, 0);

    private Task ShowFeedAsync(WebExchange exchange, TimeSpan now, int fetch)
    {
        var shown = Stories.Where(entry => entry.At <= now).Select(entry => Rewrite(entry.Story, fetch)).Reverse().ToList();
        var text = FeedWriter.Write(Format, $"The {Kind} Gazette {Number}", $"http://{Host}/", shown);
        return new WebDocument(FeedWriter.ContentType(Format), Encode(text, fetch), Headers).AnswerAsync(exchange);
    }

    /// <summary>Answers a request for anything else.</summary>
    public Task AnswerPageAsync(WebExchange exchange)
    {
        var path = exchange.Visit.Path;
        if (path.StartsWith("/go/", StringComparison.Ordinal)) return WebAnswers.Redirect(302, path.Replace("/go/", "/news/", StringComparison.Ordinal))(exchange);
        var story = Stories.Select(static entry => entry.Story).FirstOrDefault(story => path.EndsWith($"/{story.Number}", StringComparison.Ordinal));
        var answer = story is null ? WebAnswers.Status(404) : PageInstead(story) ?? WebAnswers.Ok("text/html", story.Page);
        return answer(exchange);
    }
}
