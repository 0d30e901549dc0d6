using DealBot.Core.Articles;
using DealBot.Core.Chat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DealBot.Web.Ask;

/// <summary>A file that was chosen in a form.</summary>
internal static class SentFile
{
    private const int FormOverhead = 64 * 1024; // fields and boundaries around it

    /// <summary>Lets a form bring a file as large as an article may be.</summary>
    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder form, IEndpointRouteBuilder routes)
    {
        var largest = routes.ServiceProvider.GetRequiredService<Library>().MaxArticleBytes + FormOverhead;
        return form
            .WithMetadata(new RequestSizeLimitAttribute(largest))
            .WithFormOptions(bufferBodyLengthLimit: largest, multipartBodyLengthLimit: largest, memoryBufferThreshold: (int)Math.Min(largest, int.MaxValue)); // no disk is needed
    }

    /// <summary>The file as chat takes it, kept in memory, for the work may go on when the request has ended; null where none was chosen.</summary>
    public static async Task<ChatFile?> OfAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is not { Length: > 0 }) return null;
        var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        return new ChatFile(file.FileName, bytes.Length, _ => Task.FromResult<Stream>(new MemoryStream(bytes.GetBuffer(), 0, (int)bytes.Length, writable: false)));
    }
}
