#pragma warning disable CS9113, CA1801, IDE0060, CA1822 // signatures first; the bodies follow within the hour
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack.WebApi;

/// <summary>Slack's Web API: the methods that the connector calls, in Slack's pace.</summary>
internal sealed class SlackWebApi(SlackOptions options, ILogger<SlackWebApi> log, TimeProvider clock) : IDisposable
{
    public Task<SlackResult<SlackIdentity>> AuthTestAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<SlackResult<Uri>> OpenConnectionAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<SlackResult<PostedMessage>> PostMessageAsync(string channel, SlackMessage message, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<SlackResult<PostedMessage>> UpdateMessageAsync(PostedMessage posted, SlackMessage message, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<SlackResult<PostedMessage>> PostEphemeralAsync(string channel, string user, SlackMessage message, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<SlackResult<bool>> RespondAsync(string responseUrl, SlackMessage message, ResponseMode mode, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<SlackResult<string>> OpenConversationAsync(string user, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<SlackResult<SlackChannel>> ChannelAsync(string channel, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<SlackResult<string>> OpenViewAsync(string triggerId, JsonElement view, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<SlackResult<string>> PublishViewAsync(string user, JsonElement view, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<SlackResult<string>> UpdateViewAsync(string viewId, JsonElement view, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<SlackResult<SlackUser>> UserAsync(string user, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<SlackResult<IReadOnlyList<string>>> GroupMembersAsync(string group, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<SlackResult<SlackFile>> FileAsync(string file, CancellationToken cancellation) => throw new NotSupportedException();

    /// <exception cref="IOException">It cannot be had; the message says why.</exception>
    public Task<Stream> DownloadAsync(SlackFile file, long mostBytes, CancellationToken cancellation) => throw new NotSupportedException();

    public void Dispose() { }
}
