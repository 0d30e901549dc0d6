using System.Diagnostics;

namespace DealBot.EndToEnd.Health;

/// <summary>A disk of a few megabytes (tmpfs), mounted on a folder: it can be full, and turn read-only. Needs root, on Linux.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;
    private readonly string _ballast;

    private SmallDisk(string folder) => (_folder, _ballast) = (folder, Path.Combine(folder, "ballast"));

    /// <summary>Mounts it; skips the test where that is not allowed.</summary>
    public static SmallDisk On(string folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root may mount a small disk, on Linux.");
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=16m", "dealbot-test", folder) == 0, "This machine mounts no tmpfs.");
        return new SmallDisk(folder);
    }

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(_ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        try
        {
            while (true) ballast.Write(page);
        }
        catch (IOException)
        {
            // full, as was wanted
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Empty() => File.Delete(_ballast);

    /// <summary>Refuses writing from here on, or allows it again.</summary>
    public void AllowWriting(bool allowed) => Run("mount", "-o", allowed ? "remount,rw" : "remount,ro", _folder);

    public void Dispose() => Run("umount", "--lazy", _folder);

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
