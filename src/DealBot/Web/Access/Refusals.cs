using System.Globalization;
using DealBot.Web.Errors;
using Microsoft.AspNetCore.Http;

namespace DealBot.Web.Access;

/// <summary>Why requests are refused, and what to do.</summary>
internal static class Refusals
{
    /// <summary>For programs that sent no token.</summary>
    public const string SendToken = "Send a token: Authorization: Bearer TOKEN. Whoever runs this DealBot has it.";

    /// <summary>For visitors who only look and ask.</summary>
    public const string ModeratorsOnly = "Only moderators may do this. Sign out, and sign in with the moderators' token.";

    /// <summary>Answers one who sent too much, saying when to come again.</summary>
    public static Task TooManyAsync(HttpContext http, string sentence, TimeSpan pause, int status = StatusCodes.Status429TooManyRequests)
    {
        http.Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ErrorAnswers.WriteAsync(http, status, sentence);
    }
}
