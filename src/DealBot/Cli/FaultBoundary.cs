using System.Security.Cryptography;
using DealBot.Core.Storage;

namespace DealBot.Cli;

/// <summary>The one place where exceptions become sentences and exit codes.</summary>
internal static class FaultBoundary
{
    /// <summary>EPIPE: who read our output has closed it, as <c>head</c> does.</summary>
    private const int BrokenPipe = 32;

    /// <summary>Runs the program's work; whatever happens, what was written reaches its reader and the shell gets a code.</summary>
    public static async Task<int> RunAsync(Terminal terminal, Signals signals, bool verbose, Func<Task<int>> work)
    {
        try
        {
            var code = await AttemptAsync(terminal, signals, verbose, work);
            await terminal.Out.Writer.FlushAsync(CancellationToken.None);
            return code;
        }
        catch (IOException closed) when (closed.HResult == BrokenPipe)
        {
            return ExitCode.Done;
        }
        catch (IOException fault)
        {
            terminal.Complain($"Reading or writing failed: {fault.Message.TrimEnd('.')}. Check the disk and its permissions, and try again.");
            return ExitCode.OutsideFailed;
        }
    }

    private static async Task<int> AttemptAsync(Terminal terminal, Signals signals, bool verbose, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException) when (signals.Stopped.IsCancellationRequested)
        {
            terminal.Note("Stopped. What was finished is kept.");
            return signals.ExitCodeWhenStopped;
        }
        catch (CommandException failure)
        {
            terminal.Complain(failure.Message);
            return failure.ExitCode;
        }
        catch (StorageException failure)
        {
            terminal.Complain(failure.Message);
            if (verbose && failure.InnerException is { } cause) terminal.Note(cause.ToString());
            return failure.Fault is StorageFault.Newer ? ExitCode.Usage : ExitCode.OutsideFailed;
        }
#pragma warning disable CA1031 // the boundary: nothing may pass it
        catch (Exception fault) when (fault is not IOException)
#pragma warning restore CA1031
        {
            return Report(fault, terminal, verbose);
        }
    }

    private static int Report(Exception fault, Terminal terminal, bool verbose)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        terminal.Complain($"DealBot has met a fault of its own ({id}); the library is as it was. {(verbose ? "Details:" : "To see the details, add --verbose.")}");
        if (verbose) terminal.Note($"{id}: {fault}");
        return ExitCode.Fault;
    }
}
