using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace DealBot.EndToEnd.OfficialClients;

/// <summary>The plainest client of Slack: one call, one answer.</summary>
internal static class SlackCalls
{
    private static readonly HttpClient Http = new();

    /// <summary>Calls a method with a form, and returns its answer, whatever it is.</summary>
    public static async Task<JsonElement> CallAsync(Uri api, string token, string method, params (string Name, string Value)[] arguments)
    {
        using var response = await SendAsync(new Uri(api, method), token, arguments);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Posts a form anywhere; without a token when it is empty.</summary>
    public static async Task<HttpResponseMessage> SendAsync(Uri address, string token, params (string Name, string Value)[] arguments)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        if (token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = new FormUrlEncodedContent(arguments.Select(argument => KeyValuePair.Create(argument.Name, argument.Value)));
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts JSON to a response URL.</summary>
    public static Task<HttpResponseMessage> RespondAsync(string address, string body) =>
        Http.PostAsync(new Uri(address), new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    /// <summary>Opens a socket at an address from <c>apps.connections.open</c>.</summary>
    public static async Task<ClientWebSocket> ConnectAsync(string address)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(address), TestContext.Current.CancellationToken);
        return socket;
    }

    /// <summary>The next message of a socket.</summary>
    public static async Task<JsonElement> NextAsync(this ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var got = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        Assert.True(got.EndOfMessage);
        return JsonElement.Parse(buffer.AsSpan(0, got.Count));
    }

    /// <summary>Acknowledges an envelope.</summary>
    public static Task AcknowledgeAsync(this ClientWebSocket socket, JsonElement envelope) => socket.SendAsync(
        Encoding.UTF8.GetBytes($$"""{"envelope_id":{{envelope.GetProperty("envelope_id").GetRawText()}}}"""),
        WebSocketMessageType.Text,
        endOfMessage: true,
        TestContext.Current.CancellationToken);
}
