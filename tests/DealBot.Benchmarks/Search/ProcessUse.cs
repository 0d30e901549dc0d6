using System.Diagnostics;

namespace DealBot.Benchmarks.Search;

/// <summary>What this process has used.</summary>
internal static class ProcessUse
{
    /// <summary>The most bytes that were resident at once.</summary>
    public static long PeakBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    /// <summary>Processor time since the start, over all cores, in seconds.</summary>
    public static double CpuSeconds() => Environment.CpuUsage.TotalTime.TotalSeconds;
}
