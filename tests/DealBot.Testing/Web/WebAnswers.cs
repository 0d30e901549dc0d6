using System.Globalization;
using System.Text;

namespace DealBot.Testing.Web;

/// <summary>Answers to serve: good ones, and those of servers that are broken or hostile.</summary>
public static class WebAnswers
{
    /// <summary>200 with a text in UTF-8.</summary>
    /// <param name="type">The content type, with its charset if it has one; empty for none at all.</param>
    /// <param name="text">The body.</param>
    /// <param name="headers">More headers, each as <c>Name: value</c>.</param>
    public static WebHandler Ok(string type, string text, params string[] headers) => Ok(type, Encoding.UTF8.GetBytes(text), headers);

    /// <summary>200 with bytes.</summary>
    public static WebHandler Ok(string type, byte[] body, params string[] headers)
    {
        ArgumentNullException.ThrowIfNull(type);
        return exchange => exchange.AnswerAsync(200, body, type.Length == 0 ? headers : [$"Content-Type: {type}", .. headers]);
    }

    /// <summary>A status without a body.</summary>
    public static WebHandler Status(int status, params string[] headers) => exchange => exchange.AnswerAsync(status, default, headers);

    /// <summary>A redirection.</summary>
    /// <param name="status">301, 302, 303, 307 or 308.</param>
    /// <param name="location">The header's value as it is.</param>
    public static WebHandler Redirect(int status, string location) => Status(status, $"Location: {location}");

    /// <summary>Any bytes at all, one for each character, and then the end of the connection.</summary>
    public static WebHandler Raw(string bytes) => exchange => exchange.WriteAsync(bytes);

    /// <summary>Takes the request and says nothing.</summary>
    public static Task Silence(WebExchange exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        return Task.Delay(Timeout.Infinite, exchange.Over);
    }

    /// <summary>Resets the connection instead of answering.</summary>
    public static Task Reset(WebExchange exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        exchange.Reset();
        return Task.CompletedTask;
    }

    /// <summary>Begins as told, and then says nothing more.</summary>
    public static WebHandler Stalls(string beginning) => async exchange =>
    {
        await exchange.WriteAsync(beginning);
        await Silence(exchange);
    };

    /// <summary>Begins as told, and then repeats something for as long as the other side reads.</summary>
    public static WebHandler Endless(string beginning, string more) => async exchange =>
    {
        await exchange.WriteAsync(beginning);
        var block = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(more, Math.Max(1, 16 * 1024 / more.Length))));
        while (true) await exchange.WriteAsync(block);
    };

    /// <summary>A body in chunks, of any length, whose length is not said before.</summary>
    public static WebHandler Chunked(string type, params byte[][] chunks) => async exchange =>
    {
        await exchange.HeadAsync(200, $"Content-Type: {type}", "Transfer-Encoding: chunked");
        foreach (var chunk in chunks)
        {
            await exchange.WriteAsync(chunk.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
            await exchange.WriteAsync(chunk);
            await exchange.WriteAsync("\r\n");
        }

        await exchange.WriteAsync("0\r\n\r\n");
    };

    /// <summary>One answer after the other, the last one from then on.</summary>
    public static WebHandler InTurn(params WebHandler[] answers)
    {
        var next = -1;
        return exchange => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)](exchange);
    }
}
