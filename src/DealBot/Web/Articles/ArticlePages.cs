using System.Globalization;
using DealBot.Core.Articles;
using DealBot.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace DealBot.Web.Articles;

/// <summary>The page of an article.</summary>
internal static partial class ArticlePages
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/articles/{id:long}", Show).ExcludeFromDescription();

    private static IResult Show(long id, string? at, Library library, ILogger<ArticleReading> log)
    {
        using var view = library.View();
        if (ArticleReading.Of(view, id, SpanOf(at)) is not { } reading)
            return new RazorComponentResult<NoArticlePage> { StatusCode = StatusCodes.Status404NotFound };

        if (reading.Withheld > 0) LogWithheld(log, reading.Withheld, reading.Entry.File);
        return new RazorComponentResult<ArticlePage>(new { Reading = reading });
    }

    // "120-180"; anything else names nothing.
    private static TextSpan? SpanOf(string? at) =>
        at?.Split('-') is [var first, var last]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
        && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
        && start < end
            ? new TextSpan(start, end)
            : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} quotes of {Article} are not marked: they do not stand in its text. Rebuild the index with: dealbot reindex")]
    private static partial void LogWithheld(ILogger log, int count, string article);
}
