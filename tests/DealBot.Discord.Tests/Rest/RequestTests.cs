using System.Net;
using System.Text;
using DealBot.Core.Chat;
using DealBot.Discord.Rest;
using DealBot.Testing;

namespace DealBot.Discord.Tests.Rest;

public sealed class RequestTests
{
    [Theory]
    [InlineData("http://discord.com/api/v10/")]
    [InlineData("http://10.0.0.1/api/v10/")]
    [InlineData("ftp://127.0.0.1/")]
    public async Task An_address_that_would_carry_the_token_readably_is_refused(string address)
    {
        using var rest = new DiscordRest(new DiscordOptions { Token = "secret", Api = new Uri(address) }, new CapturingLogger<DiscordRest>(), new ManualClock());
        var refused = await Assert.ThrowsAsync<ConnectorRefusedException>(() => rest.SendAsync(Route.Me, TestContext.Current.CancellationToken));
        Assert.Contains("not encrypted", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    [InlineData("wörter")]
    public async Task A_token_that_can_be_none_is_refused_without_being_shown(string token)
    {
        using var rest = new DiscordRest(new DiscordOptions { Token = token }, new CapturingLogger<DiscordRest>(), new ManualClock());
        var refused = await Assert.ThrowsAsync<ConnectorRefusedException>(() => rest.SendAsync(Route.Me, TestContext.Current.CancellationToken));
        Assert.Contains("Copy it again", refused.Message, StringComparison.Ordinal);
        if (token.Trim().Length > 0) Assert.DoesNotContain(token, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_with_a_line_break_at_its_end_as_files_have_is_taken()
    {
        await using var run = await RestRun.StartAsync();
        using var rest = new DiscordRest(
            new DiscordOptions { Token = run.Discord.Token + "\n", Api = run.Discord.Api }, new CapturingLogger<DiscordRest>(), run.Clock);
        Assert.IsType<RestOutcome.Done>(await rest.SendAsync(Route.Me, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_interface_may_be_named_without_the_slash_at_its_end()
    {
        await using var run = await RestRun.StartAsync();
        using var rest = new DiscordRest(
            new DiscordOptions { Token = run.Discord.Token, Api = new Uri(run.Discord.Api.AbsoluteUri.TrimEnd('/')) }, new CapturingLogger<DiscordRest>(), run.Clock);
        Assert.IsType<RestOutcome.Done>(await rest.SendAsync(Route.Me, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_a_route_is_called_in_logs_holds_no_token()
    {
        Route[] routes =
        [
            Route.Callback("1", "secret"), Route.EditOriginal("1", "secret"), Route.DeleteOriginal("1", "secret"), Route.Followup("1", "secret"),
            Route.EditFollowup("1", "secret", "2"),
        ];
        Assert.All(routes, route => Assert.DoesNotContain("secret", route.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("..", "channels/0/messages")]
    [InlineData("../../users", "channels/..%2F..%2Fusers/messages")]
    [InlineData("1?x=1#y", "channels/1%3Fx%3D1%23y/messages")]
    public void An_id_cannot_lead_to_another_route(string id, string path) => Assert.Equal(path, Route.PostMessage(id).Path);

    [Fact]
    public void Hostile_answers_are_read_without_a_fault()
    {
        var random = new Random(7);
        string[] values = ["", "-1", "NaN", "1e9", "99999999999999999999", "0.5", "true", "\u00e4", "global", new('9', 400)];
        string[] bodies = ["", "null", "[]", "{", """{"retry_after":1e400}""", """{"retry_after":-5,"global":true}""", """{"code":"x","message":7}""", "error code: 1015", "\u0000"];
        for (var round = 0; round < 2000; round++)
        {
            using var answer = new HttpResponseMessage((HttpStatusCode)random.Next(200, 600));
            foreach (var header in new[] { "X-RateLimit-Remaining", "X-RateLimit-Reset-After", "X-RateLimit-Bucket", "X-RateLimit-Scope", "X-RateLimit-Global", "Retry-After" })
                if (random.Next(2) == 0) answer.Headers.TryAddWithoutValidation(header, values[random.Next(values.Length)]);
            var read = new RestResponse(answer, Encoding.UTF8.GetBytes(bodies[random.Next(bodies.Length)]), new ManualClock());

            Assert.True(read.Wait is null || read.Wait >= TimeSpan.Zero && read.Wait <= TimeSpan.FromDays(1));
            Assert.True(read.Said.Reason.Length <= 300);
        }
    }
}
