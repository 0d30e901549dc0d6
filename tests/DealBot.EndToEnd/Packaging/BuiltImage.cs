using DealBot.EndToEnd.Processes;
using DealBot.Testing;

namespace DealBot.EndToEnd.Packaging;

/// <summary>The image of our Dockerfile, built once for all tests.</summary>
public sealed class BuiltImage : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal ImageFolder Image { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsLinux()) return;
        _folder.OpenToOthers();
        Image = await new ImageBuilder(Repository.Root, _folder.Path).BuildAsync();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
