using DealBot.Cli;
using DealBot.Cli.Display;
using DealBot.Core.Storage;

namespace DealBot.EndToEnd.Processes;

public sealed class FaultBoundaryTests
{
    [Fact]
    public async Task A_fault_of_the_program_is_one_sentence_with_an_id_and_details_only_when_asked_for()
    {
        var (code, brief) = await RunAsync(verbose: false, () => throw new InvalidOperationException("the gears jammed"));
        Assert.Equal(70, code);
        Assert.Matches(@"^error: DealBot has met a fault of its own \([0-9a-f]{8}\)[^\n]*\n$", brief);
        Assert.DoesNotContain("gears", brief, StringComparison.Ordinal);

        var (_, verbose) = await RunAsync(verbose: true, () => throw new InvalidOperationException("the gears jammed"));
        Assert.Contains("the gears jammed", verbose, StringComparison.Ordinal);
    }

    public static TheoryData<StorageFault, int> Faults =>
    [
        new(StorageFault.Newer, 2) { TestDisplayName = "the wrong version is wrong usage" },
        new(StorageFault.Full, 4) { TestDisplayName = "a full disk is an outside failure" },
        new(StorageFault.Busy, 4) { TestDisplayName = "so is a busy database" },
    ];

    [Theory, MemberData(nameof(Faults))]
    public async Task A_fault_of_the_database_is_said_in_its_own_words(StorageFault fault, int exitCode)
    {
        var (code, error) = await RunAsync(verbose: false, () => throw new StorageException(fault, "The cellar is flooded. Pump it dry."));
        Assert.Equal((exitCode, "error: The cellar is flooded. Pump it dry.\n"), (code, error));
    }

    private static async Task<(int Code, string Error)> RunAsync(bool verbose, Func<Task<int>> work)
    {
        using var error = new StringWriter { NewLine = "\n" };
        var screen = new Screen(error, isTerminal: false, width: 0, coloured: false);
        using var signals = new Signals();
        var code = await FaultBoundary.RunAsync(new Terminal(screen, screen, () => Stream.Null, TimeProvider.System), signals, verbose, work);
        return (code, error.ToString());
    }
}
