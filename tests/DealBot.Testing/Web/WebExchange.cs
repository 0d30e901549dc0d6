using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace DealBot.Testing.Web;

/// <summary>Answers one request, byte for byte as it likes; the connection ends when it returns.</summary>
public delegate Task WebHandler(WebExchange exchange);

/// <summary>A request, and the wire to answer it on.</summary>
/// <param name="Visit">What was asked.</param>
/// <param name="Stream">The wire.</param>
/// <param name="Client">The connection.</param>
/// <param name="Over">Set when the test is done: what hangs may end.</param>
public sealed record WebExchange(WebVisit Visit, Stream Stream, TcpClient Client, CancellationToken Over)
{
    /// <summary>Writes characters as bytes, one each.</summary>
    public Task WriteAsync(string text) => WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Writes bytes, at once.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        await Stream.WriteAsync(bytes, Over);
        await Stream.FlushAsync(Over);
    }

    /// <summary>Writes a status line and headers, with the empty line after them.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="headers">Each as <c>Name: value</c>.</param>
    public Task HeadAsync(int status, params IEnumerable<string> headers) =>
        WriteAsync($"HTTP/1.1 {status.ToString(CultureInfo.InvariantCulture)} Said\r\nConnection: close\r\n{string.Concat(headers.Select(static header => header + "\r\n"))}\r\n");

    /// <summary>Writes a whole answer.</summary>
    public async Task AnswerAsync(int status, ReadOnlyMemory<byte> body, params IEnumerable<string> headers)
    {
        await HeadAsync(status, [.. headers, $"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}"]);
        await WriteAsync(body);
    }

    /// <summary>Ends the connection with a reset.</summary>
    public void Reset() => Client.Client.Close(timeout: 0);
}
