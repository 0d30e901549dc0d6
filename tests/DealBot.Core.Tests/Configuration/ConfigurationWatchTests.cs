using DealBot.Core.Configuration;
using DealBot.Testing;

namespace DealBot.Core.Tests.Configuration;

public sealed class ConfigurationWatchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dealbot-watch-").FullName;
    private readonly CancellationTokenSource _over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly ManualClock _clock = new();
    private readonly Signal _told;
    private int _changes;

    public ConfigurationWatchTests() => _told = new Signal(TimeSpan.FromSeconds(20), () => $"{_changes} changes");

    public void Dispose()
    {
        _over.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_told_of_once_when_it_is_whole()
    {
        var running = Watch();
        Write("dealbot.json", "{ \"answer");
        await _clock.WaitForTimerAsync(ConfigurationWatch.Quiet);

        Write("dealbot.json", "{ \"answerCount\": 3 }");
        _clock.Advance(ConfigurationWatch.Quiet);
        await _clock.WaitForTimerAsync(ConfigurationWatch.Quiet);
        Assert.Equal(0, _changes);

        _clock.Advance(ConfigurationWatch.Quiet);
        await SeesAsync(1);
        await EndAsync(running);
        Assert.Equal(1, _changes);
    }

    [Fact]
    public async Task An_editor_that_replaces_the_file_and_one_that_deletes_it_are_noticed()
    {
        Write("people.json", "[]");
        var running = Watch();

        File.WriteAllText(Path.Combine(_folder, "people.json.tmp"), "[ ]");
        File.Move(Path.Combine(_folder, "people.json.tmp"), Path.Combine(_folder, "people.json"), overwrite: true);
        await PassQuietAsync();
        await SeesAsync(1);

        File.Delete(Path.Combine(_folder, "people.json"));
        await PassQuietAsync();
        await SeesAsync(2);
        await EndAsync(running);
    }

    [Fact]
    public async Task A_folder_that_comes_later_is_noticed_at_the_next_look()
    {
        Directory.Delete(_folder);
        var running = Watch();
        await _clock.WaitForTimerAsync(ConfigurationWatch.Interval);

        Directory.CreateDirectory(_folder);
        Write("synonyms.txt", "a, b");
        _clock.Advance(ConfigurationWatch.Interval);
        await PassQuietAsync();
        await SeesAsync(1);
        await EndAsync(running);
    }

    private Task Watch() => new ConfigurationWatch(_folder, _clock).RunAsync(
        () =>
        {
            Interlocked.Increment(ref _changes);
            _told.Changed();
        },
        _over.Token);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private async Task PassQuietAsync()
    {
        await _clock.WaitForTimerAsync(ConfigurationWatch.Quiet);
        _clock.Advance(ConfigurationWatch.Quiet);
    }

    private async Task SeesAsync(int changes) => await _told.UntilAsync(() => Volatile.Read(ref _changes) >= changes ? this : null, $"{changes} changes");

    private async Task EndAsync(Task running)
    {
        await _over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
