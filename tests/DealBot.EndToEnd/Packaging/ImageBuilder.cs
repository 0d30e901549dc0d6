using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace DealBot.EndToEnd.Packaging;

/// <summary>
/// Builds an image as a container engine would, without one: each stage in a folder that stands for its root. What a stage starts
/// from (the SDK, the runtime) is what is installed here. An instruction that it does not know, it refuses.
/// </summary>
/// <param name="context">The folder that is built from.</param>
/// <param name="home">Where the stages' folders are made.</param>
internal sealed partial class ImageBuilder(string context, string home)
{
    // As the SDK's own build server would, nodes and compilers that stay behind would hold on to our output.
    private static readonly Dictionary<string, string> NothingStaysBehind = new(StringComparer.Ordinal)
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
    };

    // What BuildKit gives every build, and what the official images' own environment holds.
    private static readonly Dictionary<string, string> Given = new(StringComparer.Ordinal)
    {
        ["TARGETARCH"] = RuntimeInformation.RuntimeIdentifier.EndsWith("-arm64", StringComparison.Ordinal) ? "arm64" : "amd64",
        ["APP_UID"] = "1654",
    };

    private readonly DockerIgnore _ignored = new(File.ReadAllText(Path.Combine(context, ".dockerignore")));
    private readonly Dictionary<string, ImageFolder> _stages = new(StringComparer.Ordinal);

    /// <summary>Performs all stages.</summary>
    /// <returns>The last one.</returns>
    public async Task<ImageFolder> BuildAsync()
    {
        ImageFolder? last = null;
        foreach (var stage in Dockerfile.Read(await File.ReadAllTextAsync(Path.Combine(context, "Dockerfile"))))
        {
            last = new ImageFolder(Directory.CreateDirectory(Path.Combine(home, $"stage{_stages.Count}")).FullName);
            _stages.Add(stage.Name ?? "", last);
            foreach (var instruction in stage.Instructions) await PerformAsync(last, instruction.Expanded(text => Expand(text, last)));
        }

        return last!;
    }

    private async Task PerformAsync(ImageFolder stage, Instruction instruction)
    {
        switch (instruction.Keyword)
        {
            case "ARG": break; // only those that every build is given
            case "WORKDIR": stage.Enter(instruction.Rest); break;
            case "COPY": await CopyAsync(stage, instruction); break;
            case "RUN": await RunAsync(stage, instruction.Rest); break;
            case "ENV":
                foreach (var pair in instruction.Words.Select(word => word.Split('=', 2))) stage.Variables[pair[0]] = pair[1];
                break;
            case "USER": stage.User = instruction.Rest; break;
            case "EXPOSE": stage.Port = instruction.Rest; break;
            case "VOLUME": stage.Volumes = instruction.List; break;
            case "STOPSIGNAL": stage.StopSignal = instruction.Rest; break;
            case "HEALTHCHECK" when instruction.Rest.StartsWith("CMD ", StringComparison.Ordinal):
                stage.HealthCheck = (instruction with { Rest = instruction.Rest["CMD ".Length..] }).List;
                break;
            case "ENTRYPOINT": stage.Entrypoint = instruction.List; break;
            default: throw new NotSupportedException($"What does this do? {instruction.Keyword} {instruction.Rest}");
        }
    }

    private async Task CopyAsync(ImageFolder stage, Instruction copy)
    {
        var (from, kept) = copy.Flags.TryGetValue("from", out var name)
            ? (_stages[name].Root, static _ => true)
            : (context, (Func<string, bool>)(file => !_ignored.Ignores(file)));
        var target = stage.Inside(copy.Words[^1]);
        var isFolder = copy.Words[^1].EndsWith('/') || copy.Words.Length > 2;
        var copied = new List<string>();
        foreach (var source in copy.Words[..^1].Select(word => Path.Combine(from, word.TrimStart('/'))))
        {
            var entries = Directory.Exists(source)
                ? Directory.EnumerateFileSystemEntries(source, "*", SearchOption.AllDirectories).Select(entry => (Entry: entry, To: Path.Combine(target, Path.GetRelativePath(source, entry))))
                : [(Entry: source, To: isFolder ? Path.Combine(target, Path.GetFileName(source)) : target)];
            var before = copied.Count;
            foreach (var (entry, to) in entries.Where(entry => kept(Path.GetRelativePath(from, entry.Entry).Replace('\\', '/'))))
            {
                if (Directory.Exists(entry))
                {
                    Directory.CreateDirectory(to);
                }
                else
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                    File.Copy(entry, to, overwrite: true);
                }

                copied.Add(to);
            }

            Assert.True(copied.Count > before, $"COPY {copy.Rest} finds nothing at {source} that .dockerignore lets in.");
        }

        if (copy.Flags.TryGetValue("chown", out var owner) && Environment.IsPrivilegedProcess) await RunAsync("chown", [owner, .. copied], home);
    }

    private static Task RunAsync(ImageFolder stage, string command)
    {
        // The folder of a stage is not its root here: a command that names an absolute path would leave it.
        Assert.DoesNotMatch(@"(^|\s)/", command);
        return RunAsync("sh", ["-ec", command], stage.Inside("."));
    }

    private static async Task RunAsync(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("DEALBOT_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name); // the runner of the tests has its own
        }

        foreach (var (name, value) in NothingStaysBehind) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', start.ArgumentList)} ends with {process.ExitCode}:\n{string.Concat(said)}");
    }

    private static string Expand(string text, ImageFolder stage) => Variable.Replace(
        text,
        match => Given.TryGetValue(match.Groups["name"].Value, out var value) || stage.Variables.TryGetValue(match.Groups["name"].Value, out value)
            ? value
            : throw new NotSupportedException($"Who sets {match.Value}?"));

    [GeneratedRegex(@"\$\{?(?<name>\w+)\}?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable { get; }
}
