namespace DealBot.Core.Tests.Chat;

/// <summary>One room over the sample articles for all tests of a class, none of which changes the library.</summary>
public sealed class SampleRoom : IAsyncLifetime
{
    internal ChatRoom Room { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Room = await ChatRoom.OfSamplesAsync();

    public ValueTask DisposeAsync()
    {
        Room.Dispose();
        return ValueTask.CompletedTask;
    }
}
