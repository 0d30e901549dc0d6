namespace DealBot.EndToEnd.Packaging;

/// <summary>A stage while it is built and an image when it is done: a folder that stands for its root, and how to run it.</summary>
/// <param name="root">The folder.</param>
internal sealed class ImageFolder(string root)
{
    /// <summary>The folder that stands for "/".</summary>
    public string Root => root;

    /// <summary>WORKDIR.</summary>
    public string WorkingFolder { get; private set; } = "/";

    /// <summary>ENV.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>USER, as a number; root where none is said.</summary>
    public string User { get; set; } = "0";

    /// <summary>EXPOSE.</summary>
    public string Port { get; set; } = "";

    /// <summary>VOLUME: absolute paths.</summary>
    public IReadOnlyList<string> Volumes { get; set; } = [];

    /// <summary>STOPSIGNAL.</summary>
    public string StopSignal { get; set; } = "SIGTERM";

    /// <summary>HEALTHCHECK's command.</summary>
    public IReadOnlyList<string> HealthCheck { get; set; } = [];

    /// <summary>ENTRYPOINT.</summary>
    public IReadOnlyList<string> Entrypoint { get; set; } = [];

    /// <summary>Where a path of the image is on this machine; relative ones begin at <see cref="WorkingFolder"/>.</summary>
    public string Inside(string path) => Path.GetFullPath(Path.Combine(root, Path.Combine(WorkingFolder, path).TrimStart('/')));

    /// <summary>Makes a folder and goes there.</summary>
    public void Enter(string folder)
    {
        WorkingFolder = Path.Combine(WorkingFolder, folder);
        Directory.CreateDirectory(Inside("."));
    }
}
