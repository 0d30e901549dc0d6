namespace DealBot.Cli;

/// <summary>What the program returns to the shell. Scripts rely on these numbers: none changes its meaning.</summary>
internal static class ExitCode
{
    /// <summary>Done; for a question, answered.</summary>
    public const int Done = 0;

    /// <summary>Nothing found: the library does not hold it.</summary>
    public const int NothingFound = 1;

    /// <summary>Wrong usage or configuration.</summary>
    public const int Usage = 2;

    /// <summary>Some inputs failed, each named on standard error; the others were done.</summary>
    public const int SomeInputsFailed = 3;

    /// <summary>Something outside the program failed: the disk, the database.</summary>
    public const int OutsideFailed = 4;

    /// <summary>A fault of the program itself (EX_SOFTWARE of sysexits.h).</summary>
    public const int Fault = 70;

    /// <summary>Stopped by Ctrl-C: 128 + SIGINT, as shells have it.</summary>
    public const int Interrupted = 128 + 2;

    /// <summary>Stopped by SIGTERM: 128 + SIGTERM.</summary>
    public const int Terminated = 128 + 15;
}
