using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Chat;

/// <summary>The id of one request, in chat or over HTTP: who asked sees it in an error, and every line of the log about the request has it.</summary>
public static class RequestId
{
    private static readonly Func<ILogger, string, IDisposable?> DefinedScope = LoggerMessage.DefineScope<string>("Request {RequestId}");

    /// <summary>A new id: eight characters that are not mistaken for one another when read aloud.</summary>
    public static string New() => RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTUVWXYZ", 8);

    /// <summary>Gives all that is logged, until disposed, the id: by whichever logger, on whichever thread the work goes on.</summary>
    public static IDisposable? Scope(ILogger log, string id) => DefinedScope(log, id);
}
