using System.Diagnostics;

namespace DealBot.Benchmarks.Search;

/// <summary>The memory of this process.</summary>
internal static class ProcessMemory
{
    /// <summary>The most bytes that were resident at once.</summary>
    public static long PeakBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
