using System.Net;
using DealBot.Core.Tests.Storage;

namespace DealBot.EndToEnd.Health;

public sealed class DatabaseServerHealthTests
{
    [Fact]
    public async Task A_PostgreSQL_server_that_stops_is_missed_and_used_again_when_it_runs()
    {
        using var server = new PostgresServer(); // of its own: the others' must not stop
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["DEALBOT_DATABASE"] = server.NewDatabase() };
        await using var service = await HealthyService.StartAsync(variables: variables);
        var (_, answers) = await service.AskAsync();

        server.Stop();
        await service.DegradesAsync("library");
        await service.DegradesAsync("chats");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unhealthy"), await service.ReadyAsync("library") is var (code, status, _) ? (code, status) : default);
        Assert.False((await service.AskAsync()).Code is HttpStatusCode.OK);

        server.StartAgain();
        await service.RecoversAsync("library");
        await service.RecoversAsync("chats");
        Assert.Equal((HttpStatusCode.OK, answers), await service.AskAsync());
    }
}
