using DealBot.Core.Chat;
using DealBot.Discord.Rendering;

namespace DealBot.Discord.Interactions;

/// <summary>The answer to a message: in a direct conversation there, in a server in the message's thread, and where there can be none, as a reply.</summary>
/// <param name="message">The message.</param>
/// <param name="request">What it asks.</param>
/// <param name="name">What a thread about it is called.</param>
/// <param name="plan">How the answer will come.</param>
/// <param name="tools">What renders and sends it.</param>
/// <param name="cancellation">Stops trying.</param>
internal sealed class MessagePlace(
    DiscordMessage message, ChatRequest request, string name, ChatPlan plan, AnswerTools tools, CancellationToken cancellation) : IAnswerPlace
{
    private PostedMessage? _posted;

    /// <inheritdoc/>
    public Task AnnounceAsync() => tools.Posts.ShowTypingAsync(request.Place.Channel, cancellation);

    /// <inheritdoc/>
    public async Task ShowAsync(Reply reply)
    {
        var body = tools.Render(reply, plan);
        if (_posted is not null)
        {
            await tools.Posts.EditAsync(_posted, body, cancellation);
            return;
        }

        await PostAsync(body);
        if (_posted is null) await PostAsync(tools.Render(tools.Desk.Explain(new InvalidOperationException("Discord took no message."), "posting an answer", plan), plan));
    }

    private async Task PostAsync(MessageBody body)
    {
        var thread = request.Place.IsDirect ? null : await tools.Posts.ThreadAsync(request.Place.Channel, message.Id, name, cancellation);
        _posted = thread is null ? null : await tools.Posts.PostAsync(thread, body, message.Id, cancellation);
        _posted ??= await tools.Posts.PostAsync(
            request.Place.Channel, request.Place.IsDirect ? body : body with { MessageReference = new MessageReference(message.Id) }, message.Id, cancellation);
    }
}
