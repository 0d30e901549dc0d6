using System.Net;
using System.Text.Json;
using DealBot.Core.Chat;

namespace DealBot.Testing.Posting;

/// <summary>Serves scripted channels to processes that may be killed at any moment: what stands in them outlives each.</summary>
public sealed class ChannelServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ScriptedChannels _channels;
    private readonly Task _serving;

    /// <summary>Begins to serve on a port of its own.</summary>
    public ChannelServer(ScriptedChannels channels)
    {
        ArgumentNullException.ThrowIfNull(channels);
        _channels = channels;
        for (var port = Random.Shared.Next(20_000, 30_000); !_listener.IsListening; port++)
        {
            Address = new Uri($"http://127.0.0.1:{port}/{channels.Platform}/");
            _listener.Prefixes.Clear();
            _listener.Prefixes.Add(Address.ToString());
            try
            {
                _listener.Start();
            }
            catch (HttpListenerException)
            {
                // Somebody else listens there: the next one.
            }
        }

        _serving = ServeAsync();
    }

    /// <summary>Where <see cref="RemoteChannels"/> finds them.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Told of each call when it has arrived, and again when it has been done and its answer is about to go; null for nobody.</summary>
    public Action<PosterCallKind, bool>? Heard { get; set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        List<Task> answering = [];
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                answering.RemoveAll(static answer => answer.IsCompleted);
                answering.Add(Task.Run(() => AnswerAsync(context)));
            }
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
        {
            await Task.WhenAll(answering);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var call = (await JsonSerializer.DeserializeAsync<ChannelCall>(context.Request.InputStream, JsonSerializerOptions.Web))!;
            Heard?.Invoke(call.Kind, false);
            var reply = await DoAsync(call);
            Heard?.Invoke(call.Kind, true);
            await JsonSerializer.SerializeAsync(context.Response.OutputStream, reply, JsonSerializerOptions.Web);
            context.Response.Close();
        }
        catch (Exception gone) when (gone is IOException or HttpListenerException or ObjectDisposedException or JsonException)
        {
            context.Response.Abort(); // whoever asked was killed
        }
    }

    private async Task<ChannelReply> DoAsync(ChannelCall call)
    {
        var post = new Post(call.Place, call.Key, []);
        return call.Kind switch
        {
            PosterCallKind.Post => new ChannelReply(((PostOutcome.Posted)await _channels.PostAsync(post, CancellationToken.None)).Message),
            PosterCallKind.Edit => new ChannelReply(((PostOutcome.Posted)await _channels.EditAsync(post, call.Message!, CancellationToken.None)).Message),
            _ => await _channels.FindAsync(call.Place, call.Key, call.Since, CancellationToken.None) switch
            {
                FindOutcome.Found found => new ChannelReply(found.Message),
                FindOutcome.Absent => new ChannelReply(""),
                _ => new ChannelReply(null),
            },
        };
    }
}
