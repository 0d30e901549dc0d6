using System.Collections.Concurrent;
using DealBot.Core.Chat;

namespace DealBot.Testing;

/// <summary>A product whose answers the test decides: to be late, to throw, to be too long.</summary>
public sealed class ScriptedChat : IChatService
{
    private readonly ConcurrentDictionary<string, bool> _claimed = new(StringComparer.Ordinal);

    /// <summary>Every request that was handled, in order.</summary>
    public ConcurrentQueue<ChatRequest> Handled { get; } = [];

    /// <summary>How answers will come; to the user alone unless the test says otherwise.</summary>
    public Func<ChatRequest, ChatPlan> Planned { get; set; } = static _ => new ChatPlan(Visibility.OnlyYou);

    /// <summary>What is answered; a note that says so unless the test says otherwise.</summary>
    public Func<ChatRequest, IProgress<Reply>, CancellationToken, Task<Reply>> Answered { get; set; } =
        static (_, _, _) => Task.FromResult(new Reply([new Note("answered")], Visibility.OnlyYou));

    /// <summary>What is offered while an option is being typed.</summary>
    public Func<string, IReadOnlyList<string>> Completed { get; set; } = static _ => [];

    /// <summary>Whether a card's words as shown are the article's.</summary>
    public Func<Citation, string, bool> Verbatim { get; set; } = static (_, _) => true;

    /// <inheritdoc/>
    public ChatPlan Plan(ChatRequest request) => Planned(request);

    /// <inheritdoc/>
    public Task<Reply> HandleAsync(ChatRequest request, IProgress<Reply> progress, CancellationToken cancellation)
    {
        Handled.Enqueue(request);
        return Answered(request, progress, cancellation);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Complete(ChatPlace place, ChatUser user, ChatOptionKind kind, string typed) => Completed(typed);

    /// <inheritdoc/>
    public bool TryClaim(ChatPlatform platform, string delivery) => _claimed.TryAdd($"{platform} {delivery}", true);

    /// <inheritdoc/>
    public bool IsVerbatim(Citation citation, string shown) => Verbatim(citation, shown);
}
