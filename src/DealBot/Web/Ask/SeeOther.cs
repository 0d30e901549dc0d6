using Microsoft.AspNetCore.Http;

namespace DealBot.Web.Ask;

/// <summary>Leads on to a page of our own by GET (303), so that reloading it repeats nothing.</summary>
/// <param name="address">A path with its query.</param>
internal sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
