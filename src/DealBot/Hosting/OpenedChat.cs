using DealBot.Cli;
using DealBot.Core.Chat;

namespace DealBot.Hosting;

/// <summary>What answers in chat, over an opened library, with what it remembers.</summary>
internal sealed class OpenedChat : IDisposable
{
    private readonly ChatStore _store;

    private OpenedChat(ChatStore store, ChatService service) => (_store, Service) = (store, service);

    /// <summary>What answers.</summary>
    public ChatService Service { get; }

    /// <summary>Opens what chat remembers, beside the library.</summary>
    public static OpenedChat Open(OpenedLibrary opened, TimeProvider clock)
    {
        var store = ChatStore.Open(new ChatStoreOptions
        {
            DataFolder = opened.Folders.Data.FullPath,
            Connection = opened.Folders.Database,
            AnswersKept = TimeSpan.FromDays(opened.Configuration.Options.AnswersKeptDays),
            Clock = clock,
        });
        return new OpenedChat(store, new ChatService(opened.Library, opened.Answerer, store, clock));
    }

    /// <inheritdoc/>
    public void Dispose() => _store.Dispose();
}
