using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Packaging;

/// <summary>
/// Starts the programs of an image as its container would: its user without any right, its environment and nothing of ours, empty
/// volumes, and a root file system that is read-only, where this machine lets us mount. What the image's base holds (the system's
/// libraries, .NET) is this machine's own.
/// </summary>
internal sealed class RunningImage : IDisposable
{
    /// <summary>How long a start (with the import of the sample library), or a command, may take on a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private const string Mounts = """
        set -e
        root=$1 image=$2 dotnet=$3; shift 3
        mount --bind "$image" "$root"
        for folder in usr etc proc dev; do mount --rbind /$folder "$root/$folder"; done
        mount --bind "$dotnet" "$root/dotnet"
        mount -t tmpfs tmpfs "$root/tmp"
        while [ "$1" != -- ]; do mount --bind "$2" "$root$1"; shift 2; done; shift
        mount -o remount,bind,ro "$root"
        exec chroot "$root" "$@"
        """;

    private static readonly string DotnetRoot = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private readonly ImageFolder _image;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly TemporaryFolder _folder = new();

    /// <param name="image">What is run.</param>
    /// <param name="environment">What is set besides the image's own variables.</param>
    public RunningImage(ImageFolder image, IReadOnlyDictionary<string, string> environment)
    {
        (_image, _environment) = (image, environment);
        foreach (var folder in new[] { "root", "usr", "etc", "proc", "dev", "tmp", "dotnet" }) Directory.CreateDirectory(Path.Combine(image.Root, folder));
        foreach (var name in new[] { "bin", "lib", "lib64" })
        {
            if (Directory.Exists($"/{name}") && !Path.Exists(Path.Combine(image.Root, name))) File.CreateSymbolicLink(Path.Combine(image.Root, name), $"usr/{name}");
        }

        foreach (var volume in image.Volumes)
        {
            Directory.CreateDirectory(VolumeAt(volume));
            if (Environment.IsPrivilegedProcess) Run("chown", image.User, VolumeAt(volume));
        }

        Directory.CreateDirectory(Path.Combine(_folder.Path, "mounted"));
        _folder.OpenToOthers();
    }

    /// <summary>Whether this machine lets us mount, so that the root is read-only.</summary>
    public static bool CanMount { get; } = Environment.IsPrivilegedProcess && Run("unshare", "--mount", "true");

    /// <summary>The folder on this machine that stands for a volume.</summary>
    public string VolumeAt(string path) => Path.Combine(_folder.Path, path.Trim('/').Replace('/', '-'));

    /// <summary>Starts the entry point with arguments; the caller ends it.</summary>
    public Process Start(params string[] arguments) => StartProgram([.. _image.Entrypoint, .. arguments]);

    /// <summary>Runs a command of the image, as <c>docker exec</c> and HEALTHCHECK do, to its end.</summary>
    public async Task<Outcome> RunAsync(params IEnumerable<string> command)
    {
        using var process = StartProgram(command);
        using var patience = new CancellationTokenSource(Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return new Outcome(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', command)} did not end within {Patience}.", late);
        }
    }

    public void Dispose() => _folder.Dispose();

    private Process StartProgram(IEnumerable<string> command)
    {
        string[] asUser = Environment.IsPrivilegedProcess
            ? ["setpriv", $"--reuid={_image.User}", $"--regid={_image.User}", "--clear-groups", "--no-new-privs", "--bounding-set=-all"]
            : [];
        string[] line = CanMount
            ?
            [
                "unshare", "--mount", "--propagation=private", "sh", "-c", Mounts, "sh", Path.Combine(_folder.Path, "mounted"), _image.Root, DotnetRoot,
                .. _image.Volumes.SelectMany(volume => new[] { volume, VolumeAt(volume) }), "--",
                .. asUser, "env", $"--chdir={_image.WorkingFolder}", .. command,
            ]
            : [.. asUser, "env", $"--chdir={_image.Inside(".")}", .. command];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["HOME"] = "/home/app";
        start.Environment["ASPNETCORE_HTTP_PORTS"] = "8080";
        start.Environment["DOTNET_RUNNING_IN_CONTAINER"] = "true";
        start.Environment["DOTNET_ROOT"] = CanMount ? "/dotnet" : DotnetRoot;
        foreach (var (name, value) in _image.Variables.Concat(_environment)) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
