using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace DealBot.Web.Api.Json;

/// <summary>Some items of a list. <c>total</c> is how many there are on all pages, <c>next</c> the address of the next page, or null.</summary>
internal sealed record PageJson<T>(long Total, IReadOnlyList<T> Items, string? Next);

/// <summary>Makes pages of lists.</summary>
internal static class Page
{
    /// <summary>A page of a list that is at hand.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <typeparam name="TJson">How it is written.</typeparam>
    /// <param name="http">What was asked.</param>
    /// <param name="all">The whole list.</param>
    /// <param name="after">How many to leave out.</param>
    /// <param name="limit">The most to give.</param>
    /// <param name="write">Writes one.</param>
    public static PageJson<TJson> Of<T, TJson>(HttpContext http, IReadOnlyList<T> all, int after, int limit, Func<T, TJson> write) =>
        Of(http, all.Count, after, limit, [.. all.Skip(after).Take(limit).Select(write)]);

    /// <summary>A page whose items were looked for.</summary>
    public static PageJson<TJson> Of<TJson>(HttpContext http, long total, int after, int limit, IReadOnlyList<TJson> items) =>
        new(total, items, (long)after + limit < total ? Address(http, after + limit, limit) : null);

    // The same request, further on.
    private static string Address(HttpContext http, int after, int limit)
    {
        var query = QueryHelpers.ParseQuery(http.Request.QueryString.Value);
        query["after"] = $"{after}";
        query["limit"] = $"{limit}";
        return $"{http.Request.Path}{QueryString.Create(query)}";
    }
}
