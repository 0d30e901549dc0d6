using System.Diagnostics;
using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Tests.Reading;

public sealed class FolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dealbot-reading-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lists_every_article_in_a_fixed_order()
    {
        Write("b.txt", "b/c.md", "b/a.html", "a.txt", "B.txt", ".hidden.txt", ".git/x.txt", "page.html", "page_files/script.txt", "notes");

        Assert.Equal(["B.txt", "a.txt", "b/a.html", "b/c.md", "b.txt", "notes", "page.html"], Listed());
    }

    [Fact]
    public void Names_a_file_that_is_no_article_by_its_ending()
    {
        Write("ship.jpg");

        Assert.Equal(
            $"{_folder}/ship.jpg is no article by its ending. Save its words as a .txt, .md or .html file, or move it out of the folder.",
            Reads.Failure(Assert.Single(ArticleReader.ReadAll(_folder))));
    }

    [Fact]
    public void Goes_on_after_a_file_that_cannot_be_read()
    {
        Write("a.txt", "c.txt");
        File.WriteAllBytes(Path.Join(_folder, "b.txt"), [0, 1, 2]);

        Assert.Equal([true, false, true], ArticleReader.ReadAll(_folder).Select(outcome => outcome is ReadOutcome.Success));
    }

    [Fact]
    public void Follows_a_link_to_a_folder_once_and_never_in_a_circle()
    {
        Write("in/a.txt", "out/b.txt");
        Directory.CreateSymbolicLink(Path.Join(_folder, "in", "up"), "..");
        Directory.CreateSymbolicLink(Path.Join(_folder, "in", "self"), "self");
        Directory.CreateSymbolicLink(Path.Join(_folder, "in", "z"), Path.Join(_folder, "out"));

        var entries = ArticleFolder.List(Path.Join(_folder, "in")).ToList();

        Assert.Contains(entries, entry => entry.Path.EndsWith("in/a.txt", StringComparison.Ordinal));
        Assert.Single(entries, entry => entry.Path.EndsWith("b.txt", StringComparison.Ordinal));
        Assert.Single(entries, entry => entry.Path.EndsWith("a.txt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Does_not_wait_for_somebody_to_write_to_a_pipe()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Its pipes do not lie in folders.");
        Write("a.txt");
        await RunAsync("mkfifo", Path.Join(_folder, "pipe.txt"));
        File.CreateSymbolicLink(Path.Join(_folder, "link.txt"), "pipe.txt");

        var outcomes = await Task.Run(() => ArticleReader.ReadAll(_folder).ToList(), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(3, outcomes.Count);
        Assert.All(outcomes[1..], outcome => Assert.Contains("a pipe or device", Reads.Failure(outcome), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_a_file_whose_name_is_not_UTF8()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only here may a name be any bytes.");
        await RunAsync("sh", "-c", "printf 'Caf\\351' > \"$0/$(printf 'caf\\351.txt')\"", _folder);

        var message = Reads.Failure(Assert.Single(ArticleReader.ReadAll(_folder)));
        await RunAsync("rm", "-r", _folder); // by a program that can tell the name
        Directory.CreateDirectory(_folder);

        Assert.Contains("name that is not UTF-8. Rename the file.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_file_that_is_too_large_without_reading_it()
    {
        var path = Path.Join(_folder, "huge.txt");
        using (var file = File.Create(path)) file.SetLength(100L << 20); // sparse: takes no room and no time

        var message = Reads.Failure(ArticleReader.ReadFile(path));

        Assert.StartsWith($"{path} is larger than 10 MiB. Split it", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_stream_that_never_ends()
    {
        using var endless = new EndlessStream();

        Assert.Contains("larger than 0.5 MiB", Reads.Failure(ArticleReader.Read(endless, "standard input", 512 * 1024)), StringComparison.Ordinal);
        Assert.InRange(endless.BytesRead, 512 * 1024, 1024 * 1024);
    }

    [Fact]
    public void Says_that_a_file_does_not_exist() =>
        Assert.Equal("no/such.txt does not exist. Check the spelling of the path.", Reads.Failure(Assert.Single(ArticleReader.ReadAll("no/such.txt"))));

    [Fact]
    public void Names_a_folder_and_a_file_that_may_not_be_read()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "The user of this run may read everything.");
        if (OperatingSystem.IsWindows()) return; // permissions are set another way there
        Write("shut/a.txt", "b.txt");
        File.SetUnixFileMode(Path.Join(_folder, "shut"), UnixFileMode.None);
        File.SetUnixFileMode(Path.Join(_folder, "b.txt"), UnixFileMode.None);
        try
        {
            Assert.All(ArticleReader.ReadAll(_folder), outcome => Assert.Contains("may not be read", Reads.Failure(outcome), StringComparison.Ordinal));
            Assert.Equal(2, ArticleReader.ReadAll(_folder).Count());
        }
        finally
        {
            File.SetUnixFileMode(Path.Join(_folder, "shut"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    private void Write(params string[] names)
    {
        foreach (var name in names)
        {
            var path = Path.Join(_folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "The ministers met.");
        }
    }

    private IEnumerable<string> Listed() =>
        ArticleFolder.List(_folder).Select(entry => Path.GetRelativePath(_folder, entry.Path).Replace('\\', '/'));

    private sealed class EndlessStream : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'a');
            BytesRead += count;
            return count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
