using System.Net;
using System.Net.Sockets;
using System.Text;
using DealBot.Testing;

namespace DealBot.EndToEnd.Telemetry;

/// <summary>Where telemetry is sent by OTLP over HTTP, on loopback: takes it, refuses it, or never answers.</summary>
internal sealed class Collector : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly List<TcpClient> _open = [];
    private readonly StringBuilder _received = new();
    private readonly Signal _heard;
    private readonly string? _answer;

    /// <param name="status">What it answers, as "200 OK"; null for nothing ever.</param>
    public Collector(string? status)
    {
        _answer = status is null ? null : $"HTTP/1.1 {status}\r\nContent-Type: application/x-protobuf\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        _heard = new Signal(TimeSpan.FromSeconds(30), () => Received);
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The variables that send telemetry here, soon and often.</summary>
    public IReadOnlyDictionary<string, string> Variables => VariablesFor(((IPEndPoint)_listener.LocalEndpoint).Port);

    /// <summary>Everything that came, byte for character.</summary>
    public string Received
    {
        get
        {
            lock (_received) return _received.ToString();
        }
    }

    /// <inheritdoc cref="Variables"/>
    public static IReadOnlyDictionary<string, string> VariablesFor(int port) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{port}",
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_EXPORTER_OTLP_HEADERS"] = "authorization=Bearer-correct-horse",
        ["OTEL_EXPORTER_OTLP_TIMEOUT"] = "1000",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment.name=rehearsal",
    };

    /// <summary>Waits until that has come.</summary>
    public Task ReceivedAsync(string words) => _heard.UntilAsync(() => Received.Contains(words, StringComparison.Ordinal) ? words : null, $"\"{words}\" at the collector");

    public void Dispose()
    {
        _closed.Cancel();
        _listener.Dispose();
        lock (_open) _open.ForEach(static client => client.Dispose());
        _closed.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_closed.Token);
                lock (_open) _open.Add(client);
                _ = ServeAsync(client);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // closed
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            var stream = client.GetStream();
            var buffer = new byte[64 * 1024];
            var request = new StringBuilder();
            while (await stream.ReadAsync(buffer, _closed.Token) is > 0 and var count)
            {
                var text = Encoding.Latin1.GetString(buffer, 0, count);
                request.Append(text);
                lock (_received) _received.Append(text);
                _heard.Changed();
                if (_answer is null || !IsWhole(request.ToString())) continue;
                await stream.WriteAsync(Encoding.ASCII.GetBytes(_answer), _closed.Token);
                client.Dispose();
                return;
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // the other side went away, or the test is over
        }
    }

    private static bool IsWhole(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return false;
        var length = request[..end].Split("\r\n").FirstOrDefault(static line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return length is null ? request.EndsWith("0\r\n\r\n", StringComparison.Ordinal) : request.Length >= end + 4 + int.Parse(length[15..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
