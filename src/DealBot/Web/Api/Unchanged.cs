using System.Globalization;
using System.Security.Cryptography;
using DealBot.Core.Articles;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DealBot.Web.Api;

/// <summary>Answers 304 where nothing has changed since what the caller holds (RFC 9110, If-None-Match): the library has a revision.</summary>
/// <param name="library">Whose answers they are.</param>
internal sealed class Unchanged(Library library) : IEndpointFilter
{
    // A new start may have other settings or another version, which answer otherwise. Of the process: a filter is made for each request.
    private static readonly string Start = RandomNumberGenerator.GetHexString(8, lowercase: true);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        // Asked for before the answer is made: should the library change in between, the answer is newer than its tag, and is asked for once more.
        var tag = new EntityTagHeaderValue($"\"{Start}-{library.Revision().ToString(CultureInfo.InvariantCulture)}\"", isWeak: true);
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(held => held.Compare(tag, useStrongComparison: false)))
        {
            http.Response.GetTypedHeaders().ETag = tag;
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var answer = await next(context);
        if (answer is IStatusCodeHttpResult { StatusCode: null or StatusCodes.Status200OK } or INestedHttpResult { Result: IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } })
            http.Response.GetTypedHeaders().ETag = tag;
        return answer;
    }
}
