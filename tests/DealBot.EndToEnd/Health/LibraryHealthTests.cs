using System.Net;
using DealBot.EndToEnd.Processes;
using Microsoft.Data.Sqlite;

namespace DealBot.EndToEnd.Health;

/// <summary>A library that another hand locks, moves or deletes under a served DealBot: told once, and recovered from by itself.</summary>
public sealed class LibraryHealthTests
{
    [Fact]
    public async Task A_service_that_is_well_says_so()
    {
        await using var service = await HealthyService.StartAsync();
        Assert.Equal("alive", await service.Web.GetStringAsync("/healthz", TestContext.Current.CancellationToken));
        Assert.Equal((HttpStatusCode.OK, "healthy", "It answers and stores."), await service.ReadyAsync("library"));
        Assert.Equal((HttpStatusCode.OK, "healthy", "It answers and stores."), await service.ReadyAsync("chats"));
        Assert.DoesNotContain(
            service.Dealbot.Data, await service.Web.GetStringAsync("/readyz", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dealbot.db", "library")]
    [InlineData("chat.db", "chats")]
    public async Task A_lock_that_another_process_holds_stops_no_answer_and_is_told_until_it_ends(string file, string part)
    {
        await using var service = await HealthyService.StartAsync();
        using (var other = new SqliteConnection($"Data Source={Path.Combine(service.Dealbot.Data, file)};Pooling=False"))
        {
            other.Open();
            using var writing = other.BeginTransaction(deferred: false);
            await service.DegradesAsync(part);

            var (code, status, sentence) = await service.ReadyAsync(part);
            Assert.Equal((HttpStatusCode.OK, "degraded"), (code, status));
            Assert.Contains("another process keeps it locked", sentence, StringComparison.Ordinal);
            Assert.NotEqual(0, (await service.AskAsync()).Answers);
            Assert.Equal(HttpStatusCode.OK, (await service.Web.GetAsync("/?q=Waltz", TestContext.Current.CancellationToken)).StatusCode);
        }

        await service.RecoversAsync(part);
        Assert.Equal((HttpStatusCode.OK, "healthy", "It answers and stores."), await service.ReadyAsync(part));
    }

    [Fact]
    public async Task A_library_that_was_moved_away_is_missed_until_it_is_back_and_no_other_is_made()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows moves no open file.");
        await using var service = await HealthyService.StartAsync();
        var (_, answers) = await service.AskAsync();
        using var aside = new TemporaryFolder();
        var moved = Path.Combine(aside.Path, "dealbot.db");
        File.Move(service.Library, moved);

        await service.DegradesAsync("library");
        var (code, status, sentence) = await service.ReadyAsync("library");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unhealthy"), (code, status));
        Assert.Contains("gone", sentence, StringComparison.Ordinal);
        foreach (var address in new[] { "/api/ask?q=Waltz", "/?q=Waltz", "/speakers", "/export" })
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await service.Web.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
        foreach (var command in new string[][] { ["ask", "Waltz"], ["backup", aside.Path, "--keep", "1"] })
            Assert.Contains(service.Dealbot.Data, (await service.Dealbot.TryAsync(command)).Exits(4).Error, StringComparison.Ordinal);
        Assert.Equal("alive", await service.Web.GetStringAsync("/healthz", TestContext.Current.CancellationToken));
        Assert.False(File.Exists(service.Library));

        File.Move(moved, service.Library);
        await service.RecoversAsync("library");
        Assert.Equal((HttpStatusCode.OK, answers), await service.AskAsync());
        await service.Dealbot.StopAsync();
    }

    [Fact]
    public async Task A_data_folder_that_was_deleted_is_not_made_anew_and_one_put_in_its_place_answers()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows deletes no open file.");
        await using var service = await HealthyService.StartAsync();
        using var aside = new TemporaryFolder();
        using (var library = new SqliteConnection($"Data Source={service.Library};Pooling=False"))
        {
            library.Open();
            using var copy = new SqliteCommand($"VACUUM INTO '{Path.Combine(aside.Path, "dealbot.db")}'", library);
            copy.ExecuteNonQuery();
        }

        foreach (var file in Directory.GetFiles(service.Dealbot.Data)) File.Delete(file);

        await service.DegradesAsync("library");
        await service.DegradesAsync("chats");
        Assert.DoesNotContain(Directory.GetFiles(service.Dealbot.Data), file => file.EndsWith(".db", StringComparison.Ordinal));

        File.Copy(Path.Combine(aside.Path, "dealbot.db"), service.Library);
        await service.RecoversAsync("library");
        Assert.Equal(HttpStatusCode.OK, (await service.AskAsync()).Code);
    }
}
