using DealBot.Core.Chat;

namespace DealBot.Core.Tests.Chat;

/// <summary>Nobody listens to progress.</summary>
internal sealed class Unheard : IProgress<Reply>
{
    public void Report(Reply value)
    {
    }
}
