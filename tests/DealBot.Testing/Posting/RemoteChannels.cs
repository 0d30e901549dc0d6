using System.Net.Http.Json;
using DealBot.Core.Chat;

namespace DealBot.Testing.Posting;

/// <summary>The channels of a <see cref="ChannelServer"/> in another process, which stand whatever becomes of this one.</summary>
public sealed class RemoteChannels(Uri server) : IPoster, IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = server };

    /// <inheritdoc/>
    public ChatPlatform Platform { get; } = server.AbsolutePath.Contains(nameof(ChatPlatform.Slack), StringComparison.Ordinal) ? ChatPlatform.Slack : ChatPlatform.Discord;

    /// <inheritdoc/>
    public async Task<PostOutcome> PostAsync(Post post, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        return new PostOutcome.Posted((await AskAsync(new ChannelCall(PosterCallKind.Post, post.Place, post.Key, null, default), cancellation))!);
    }

    /// <inheritdoc/>
    public async Task<PostOutcome> EditAsync(Post post, string message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        return new PostOutcome.Posted((await AskAsync(new ChannelCall(PosterCallKind.Edit, post.Place, post.Key, message, default), cancellation))!);
    }

    /// <inheritdoc/>
    public async Task<FindOutcome> FindAsync(ChatPlace place, string key, DateTimeOffset since, CancellationToken cancellation) =>
        await AskAsync(new ChannelCall(PosterCallKind.Find, place, key, null, since), cancellation) switch
        {
            null => new FindOutcome.CannotLook("The channel may not be read.", IsLasting: true),
            "" => new FindOutcome.Absent(),
            var message => new FindOutcome.Found(message),
        };

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<string?> AskAsync(ChannelCall call, CancellationToken cancellation)
    {
        using var answer = await _http.PostAsJsonAsync("", call, cancellation);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<ChannelReply>(cancellation))!.Message;
    }
}

/// <summary>A call of <see cref="IPoster"/> on its way to another process.</summary>
internal sealed record ChannelCall(PosterCallKind Kind, ChatPlace Place, string Key, string? Message, DateTimeOffset Since);

/// <summary>What came of it: the message's id; empty where none was found, null where nobody may look.</summary>
internal sealed record ChannelReply(string? Message);
