using DealBot.Cli;
using DealBot.Core.Chat;

namespace DealBot.Hosting;

internal sealed class OpenedChat : IDisposable
{
    public IChatService Service => throw new NotSupportedException();
    public static OpenedChat Open(OpenedLibrary opened, TimeProvider clock) => new();
    public void Dispose() { }
}
