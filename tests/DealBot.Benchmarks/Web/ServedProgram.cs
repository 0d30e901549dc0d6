using System.Diagnostics;
using System.Globalization;

namespace DealBot.Benchmarks.Web;

/// <summary>The program as a process that serves its page on a free port of loopback, over a library made before.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private const string Said = "Listening on ";

    private readonly Process _process;

    private ServedProgram(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it, and waits until it listens.</summary>
    /// <param name="program">Its path, published.</param>
    /// <param name="data">The folder of the library.</param>
    /// <exception cref="InvalidOperationException">It ended; what it said is on standard error.</exception>
    public static async Task<ServedProgram> StartAsync(string program, string data)
    {
        var start = new ProcessStartInfo(program, ["serve", "--data", data, "--articles", Path.Combine(data, "none"), "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The program ended before it listened."));
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not { } logged) return;
            if (AddressIn(logged) is { } address) listening.TrySetResult(address);
            else Console.Error.WriteLine(logged);
        };
        process.Start();
        process.BeginErrorReadLine();
        return new ServedProgram(process, await listening.Task);
    }

    /// <summary>The bytes of it that are resident now, and the most that were.</summary>
    public (long Now, long Peak) Resident()
    {
        _process.Refresh();
        return (_process.WorkingSet64, _process.PeakWorkingSet64);
    }

    /// <summary>Processor time since its start, over all cores.</summary>
    public TimeSpan Cpu()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // Also where the line is an object of JSON.
    private static Uri? AddressIn(string line)
    {
        var at = line.IndexOf(Said, StringComparison.Ordinal);
        if (at < 0) return null;
        var rest = line[(at + Said.Length)..];
        var end = rest.AsSpan().IndexOfAny(" \"");
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"{(end < 0 ? rest : rest[..end])}"));
    }
}
