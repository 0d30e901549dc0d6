using System.Diagnostics;

namespace DealBot.Benchmarks.Lucene;

/// <summary>Runs Apache Lucene 8 where Debian's <c>liblucene8-java</c> and a JDK are installed.</summary>
internal static class LucenePeer
{
    private const string JarFolder = "/usr/share/java";
    private static readonly string[] JarNames = ["lucene-core", "lucene-analyzers-common", "lucene-queryparser", "lucene-queries", "lucene-sandbox"];

    /// <summary>Why Lucene cannot be run here, with the remedy; null when it can.</summary>
    public static string? Missing { get; } =
        Jars().Count < JarNames.Length ? $"Apache Lucene 8 is not in {JarFolder}: install Debian's package liblucene8-java."
        : !CanRun("javac") ? "There is no JDK: install Debian's package default-jdk-headless."
        : null;

    /// <summary>Runs a verb of LucenePeer.java and gives the lines it prints.</summary>
    /// <exception cref="InvalidOperationException">Lucene is missing, or the program failed.</exception>
    public static IReadOnlyList<string> Run(string verb, params IReadOnlyList<string> arguments)
    {
        if (Missing is not null) throw new InvalidOperationException(Missing);

        var folder = Directory.CreateTempSubdirectory("lucene-peer-").FullName;
        try
        {
            var source = Path.Combine(folder, "LucenePeer.java");
            using (var embedded = typeof(LucenePeer).Assembly.GetManifestResourceStream("LucenePeer.java")!)
            using (var file = File.Create(source)) embedded.CopyTo(file);

            return Output(new ProcessStartInfo("java", ["-Xmx1g", "-cp", string.Join(':', Jars()), source, verb, .. arguments]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<string> Jars() =>
        !Directory.Exists(JarFolder) ? [] : [.. JarNames.SelectMany(name => Directory.EnumerateFiles(JarFolder, $"{name}-8.*.jar").Take(1))];

    private static bool CanRun(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.Any(folder => File.Exists(Path.Combine(folder, program)));
    }

    private static List<string> Output(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = new List<string>();
        while (process.StandardOutput.ReadLine() is { } line) lines.Add(line);
        process.WaitForExit();
        return process.ExitCode == 0 ? lines : throw new InvalidOperationException($"Lucene failed: {errors.Result}");
    }
}
