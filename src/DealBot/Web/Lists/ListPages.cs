using DealBot.Cli.Json;
using DealBot.Core.Alerts;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Chat;
using DealBot.Hosting;
using DealBot.Web.Access;
using DealBot.Web.Ask;
using DealBot.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DealBot.Web.Lists;

/// <summary>The library's lists: its articles, its feeds, and its alerts with what became of them.</summary>
internal static class ListPages
{
    /// <summary>How many rows a page has.</summary>
    public const int Rows = 50;

    private const string ListOfFeeds = "text/x-opml";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/articles", Articles);
        pages.MapPost("/articles", AddArticleAsync).RequireModerator().TakesFile(routes);
        pages.MapGet("/feeds", Feeds);
        pages.MapPost("/feeds", AddFeedAsync).RequireModerator().TakesFile(routes);
        pages.MapGet("/feeds/opml", Export).RequireModerator();
        pages.MapGet("/alerts", Alerts);
        pages.MapGet("/alerts/{article:long}", Why);
    }

    private static RazorComponentResult<ArticlesPage> Articles(HttpContext http, Library library, string? q, string? source, DateOnly? from, DateOnly? to, string? page)
    {
        using var view = library.View();
        var search = new ArticleSearch(q, source, from, to);
        var found = search.In(view);
        var pages = PageLinks.Count(found.Count, Rows);
        var asked = PageLinks.Asked(page, pages);
        IReadOnlyList<ArticleEntry> shown = [.. found.Skip((asked - 1) * Rows).Take(Rows)];
        var stories = shown.Select(static article => article.StoryId).ToHashSet();
        return new RazorComponentResult<ArticlesPage>(new
        {
            Search = search,
            Articles = shown,
            Found = found.Count,
            Total = view.Articles.Count,
            Page = asked,
            Pages = pages,
            Prints = view.Articles.Where(article => stories.Contains(article.StoryId)).ToLookup(static article => article.StoryId),
            Outlets = view.Articles.Select(static article => article.Source).OfType<string>().CountBy(static source => source, StringComparer.Ordinal)
                .OrderByDescending(static outlet => outlet.Value).ThenBy(static outlet => outlet.Key, StringComparer.OrdinalIgnoreCase).Select(static outlet => outlet.Key).ToList(),
            Visitor.Of(http).IsModerator,
        });
    }

    // As in chat, whose command answers in the same words.
    private static async Task<IResult> AddArticleAsync(HttpContext http, Conversation conversation, [FromForm] string? address, IFormFile? file)
    {
        var command = new ChatAction.Command($"{ChatCommands.Administration} add", Given(("url", address))) { File = await SentFile.OfAsync(file, http.RequestAborted) };
        return await conversation.DoAsync(http, command, "/articles");
    }

    private static async Task<IResult> AddFeedAsync(HttpContext http, Conversation conversation, [FromForm] string? address, IFormFile? file)
    {
        var list = await SentFile.OfAsync(file, http.RequestAborted);
        var command = new ChatAction.Command($"{ChatCommands.Administration} feeds", Given(("do", list is null ? "add" : "import"), ("feed", address))) { File = list };
        return await conversation.DoAsync(http, command, "/feeds");
    }

    private static Dictionary<string, string> Given(params IEnumerable<(string Name, string? Value)> options) => options
        .Where(static option => !string.IsNullOrWhiteSpace(option.Value))
        .ToDictionary(static option => option.Name, static option => option.Value!, StringComparer.Ordinal);

    private static RazorComponentResult<FeedsPage> Feeds(HttpContext http, Sources sources, TimeProvider clock, string? page, bool failing = false) =>
        new(new { Feeds = sources.Feeds(), OnlyFailing = failing, Asked = page, Now = clock.GetUtcNow(), Visitor.Of(http).IsModerator });

    // Addresses of feeds may hold passwords, which readers that take the list need.
    private static FileContentHttpResult Export(Sources sources, TimeProvider clock) => TypedResults.File(
        Opml.Write([.. sources.Feeds().Select(static feed => new OpmlFeed(new Uri(feed.Url), feed.Title))], clock.GetUtcNow()), ListOfFeeds, "dealbot-feeds.opml");

    private static RazorComponentResult<AlertsPage> Alerts(Library library, Platforms platforms, TimeProvider clock, string? state, long? article, string? page)
    {
        var wanted = new AlertSearch(JsonNames.Read<AlertState>(state), article);
        var asked = PageLinks.Asked(page, int.MaxValue / Rows); // how many there are is known with the entries alone
        var (entries, total) = library.Alerts.Page(wanted, (asked - 1) * Rows, Rows);
        return new RazorComponentResult<AlertsPage>(new
        {
            Subscriptions = library.Subscriptions.All(),
            Wanted = wanted,
            Entries = entries,
            Total = total,
            Counts = library.Alerts.Counts(),
            Page = asked,
            Unreached = platforms.Unreached,
            Now = clock.GetUtcNow(),
        });
    }

    private static RazorComponentResult<WhyPage> Why(long article, Library library, Platforms platforms)
    {
        using var view = library.View();
        var explained = library.Alerts.OfArticle(article).Select(entry => library.Alerts.Explain(view, entry.Place, article)).ToList();
        var held = view.Article(article);
        return new RazorComponentResult<WhyPage>(new { Id = article, held?.Title, Explained = explained, Unreached = platforms.Unreached })
        {
            StatusCode = held is null && explained.Count == 0 ? StatusCodes.Status404NotFound : StatusCodes.Status200OK,
        };
    }
}
