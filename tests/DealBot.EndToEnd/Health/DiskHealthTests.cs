using System.Net;
using DealBot.EndToEnd.Chat;
using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Health;

/// <summary>A disk that is full or read-only under a served DealBot: what can be answered is, what cannot be stored waits.</summary>
public sealed class DiskHealthTests
{
    [Fact]
    public async Task On_a_full_disk_asking_goes_on_and_an_article_that_came_meanwhile_is_stored_when_there_is_room_again()
    {
        SmallDisk? disk = null;
        using var articles = Articles();
        var service = await HealthyService.StartAsync(articles.Path, prepare: data => disk = SmallDisk.On(data));
        try
        {
            Assert.NotEqual(0, (await service.AskAsync()).Answers);
            disk!.Fill();
            // Longer than what the log has room for already.
            articles.Write("tide.txt", $"The tide report\n\n“The tide is late,” Ida Berg said.\n\n{string.Join(' ', Enumerable.Range(0, 40_000).Select(static number => $"word{number}"))}\n");

            await service.DegradesAsync("library");
            var (code, status, sentence) = await service.ReadyAsync("library");
            Assert.Equal((HttpStatusCode.OK, "degraded"), (code, status));
            Assert.Contains("the disk is full", sentence, StringComparison.Ordinal);
            Assert.NotEqual(0, (await service.AskAsync()).Answers);
            Assert.Equal(0, (await service.AskAsync("speaker:\"Ida Berg\"")).Answers);
            Assert.Equal(HttpStatusCode.OK, (await service.Web.GetAsync("/?q=Waltz", TestContext.Current.CancellationToken)).StatusCode);

            disk.Empty();
            await service.RecoversAsync("library");
            await service.Dealbot.RunUntilAsync(static printed => printed.Contains("The tide is late", StringComparison.Ordinal), "ask", "speaker:\"Ida Berg\"");
        }
        finally
        {
            await service.Dealbot.KillAsync();
            disk?.Dispose();
            await service.DisposeAsync();
        }
    }

    [Fact]
    public async Task On_a_read_only_disk_it_starts_and_answers_and_it_stores_again_when_it_may_be_written()
    {
        SmallDisk? disk = null;
        using var articles = Articles();
        var service = await HealthyService.StartAsync(articles.Path, prepare: data => disk = SmallDisk.On(data));
        try
        {
            await service.Dealbot.StopAsync();
            disk!.AllowWriting(false);
            await service.StartAgainAsync();
            await service.DegradesAsync("library");
            var (code, status, sentence) = await service.ReadyAsync("library");
            Assert.Equal((HttpStatusCode.OK, "degraded"), (code, status));
            Assert.Contains("read-only", sentence, StringComparison.Ordinal);
            Assert.NotEqual(0, (await service.AskAsync()).Answers);
            Assert.Equal(HttpStatusCode.OK, (await service.Web.GetAsync("/?q=Waltz", TestContext.Current.CancellationToken)).StatusCode);

            disk.AllowWriting(true);
            await service.RecoversAsync("library");
            await service.RecoversAsync("chats");
            articles.Write("tide.txt", "The tide report\n\n“The tide is late,” Ida Berg said.\n");
            await service.Dealbot.RunUntilAsync(static printed => printed.Contains("The tide is late", StringComparison.Ordinal), "ask", "speaker:\"Ida Berg\"");
        }
        finally
        {
            await service.Dealbot.KillAsync();
            disk?.Dispose();
            await service.DisposeAsync();
        }
    }

    private static TemporaryFolder Articles()
    {
        var folder = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(StoryLibrary.SampleFolder)) File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        return folder;
    }
}
