using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DealBot.Core.Chat;
using DealBot.Discord.Commands;
using DealBot.Testing;
using DealBot.Testing.Discord;

namespace DealBot.Discord.Tests.Commands;

/// <summary>Registering the commands, and looking whether all is set up.</summary>
public sealed partial class DiscordSetupTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_catalogue_is_registered_once_and_again_only_when_it_changed()
    {
        await using var discord = await DiscordCounterpart.StartAsync();
        using var logs = new CapturingLoggerFactory();
        using var setup = new DiscordSetup(Options(discord), TimeProvider.System, logs);

        Assert.Contains("new: ", Assert.Single(await setup.RegisterAsync(Now)), StringComparison.Ordinal);
        Assert.Contains("nothing was changed", Assert.Single(await setup.RegisterAsync(Now)), StringComparison.Ordinal);

        Assert.Equal(1, Puts(discord));
        Assert.Equal(CommandCatalogue.All.Select(command => command.Name), discord.Commands.Select(command => (string)command["name"]!));
        Assert.Equal("deal", (string)discord.Commands[0]["name"]!);
        var admin = discord.Commands.Single(command => (string)command["name"]! is "deal-admin");
        Assert.Equal("32", (string)admin["default_member_permissions"]!);
        Assert.Equal(3, (int)discord.Commands.Single(command => (string)command["name"]! is "Find quotes about this")["type"]!);
    }

    [Fact]
    public async Task Commands_that_were_changed_there_are_put_right_and_the_change_is_named()
    {
        await using var discord = await DiscordCounterpart.StartAsync();
        using var logs = new CapturingLoggerFactory();
        using var setup = new DiscordSetup(Options(discord), TimeProvider.System, logs);
        await setup.RegisterAsync(Now);
        using (var http = new HttpClient())
        {
            var body = new JsonArray([.. CommandCatalogue.All.Skip(1).Select(command => JsonNode.Parse(JsonSerializer.Serialize(
                command.Name is "deal-help" ? command with { Description = "An old text" } : command, DiscordJson.Default.CommandBody)))]);
            body.Add(new JsonObject { ["name"] = "deal-old", ["description"] = "Gone since" });
            using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(discord.Api, $"applications/{discord.ApplicationId}/commands"))
            {
                Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
            };
            request.Headers.TryAddWithoutValidation("Authorization", $"Bot {discord.Token}");
            request.Headers.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.com, 1)");
            using var answer = await http.SendAsync(request, Now);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Now));
        }

        var said = Assert.Single(await setup.RegisterAsync(Now));

        Assert.Equal("In all servers: new: /deal; changed: /deal-help; gone: /deal-old.", said);
        Assert.Equal(CommandCatalogue.All.Count, discord.Commands.Count);
    }

    [Theory, InlineData("/applications/@me"), InlineData("/commands")]
    public async Task An_outage_of_Discord_is_no_refusal_and_registering_may_be_tried_again(string where)
    {
        await using var discord = await DiscordCounterpart.StartAsync();
        using var logs = new CapturingLoggerFactory();
        using var setup = new DiscordSetup(Options(discord), TimeProvider.System, logs);
        discord.Faults.Fail(where, 503, times: 5); // as often as it is tried

        await Assert.ThrowsAsync<IOException>(() => setup.RegisterAsync(Now));
        await setup.RegisterAsync(Now);

        Assert.Equal(CommandCatalogue.All.Count, discord.Commands.Count);
    }

    [Fact]
    public async Task Commands_for_configured_servers_are_registered_there_and_not_for_all()
    {
        await using var discord = await DiscordCounterpart.StartAsync();
        using var logs = new CapturingLoggerFactory();
        using var setup = new DiscordSetup(Options(discord) with { Guilds = [discord.Guild.Id] }, TimeProvider.System, logs);

        await setup.RegisterAsync(Now);
        await setup.RegisterAsync(Now);

        Assert.Equal(1, Puts(discord));
        Assert.All(discord.CommandsOf(discord.Guild), command => Assert.False(command.ContainsKey("contexts") || command.ContainsKey("integration_types"), "only for all servers"));
        Assert.Empty(discord.Commands);
        Assert.Equal(CommandCatalogue.All.Count, discord.CommandsOf(discord.Guild).Count);
    }

    [Fact]
    public void The_catalogue_keeps_Discords_rules_for_names_descriptions_and_options()
    {
        Assert.All(CommandCatalogue.All.Where(command => command.Type is null), command =>
        {
            Assert.Matches(CommandName(), command.Name);
            Assert.InRange(command.Description!.Length, 1, 100);
            Check(command.Options ?? []);
        });
        Assert.All(CommandCatalogue.All, command => Assert.Equal([0, 1], command.Contexts!));
        Assert.Equal(CommandCatalogue.All.Count, CommandCatalogue.All.DistinctBy(command => (command.Type, command.Name)).Count());
    }

    [Fact]
    public async Task All_is_well_when_everything_is_set_up()
    {
        await using var discord = await DiscordCounterpart.StartAsync();
        using var logs = new CapturingLoggerFactory();
        var role = discord.AddRole("Editors");
        using var setup = new DiscordSetup(Options(discord) with { ModeratorRoles = [role.Id] }, TimeProvider.System, logs);
        await setup.RegisterAsync(Now);

        var checks = await setup.CheckAsync(Now);

        Assert.All(checks, check => Assert.True(check.Outcome is SetupOutcome.Good, $"{check.Subject}: {check.Detail}"));
        Assert.Equal(["token", "intents", "gateway", "commands", "server Newsroom", "moderator roles"], checks.Select(check => check.Subject));
    }

    [Fact]
    public async Task Where_Discord_cannot_be_reached_it_says_so_once_and_what_to_look_at()
    {
        await using var discord = await DiscordCounterpart.StartAsync();
        using var logs = new CapturingLoggerFactory();
        using var setup = new DiscordSetup(Options(discord), TimeProvider.System, logs);
        discord.Faults.Fail("/applications/@me", 503, times: 5);

        var check = Assert.Single(await setup.CheckAsync(Now));

        Assert.Equal("Discord did not answer: status 503. Check that this machine reaches 127.0.0.1, and try again.", check.Detail);
    }

    [Fact]
    public async Task What_is_missing_is_named_with_what_to_do()
    {
        await using var discord = await DiscordCounterpart.StartAsync();
        using var logs = new CapturingLoggerFactory();
        discord.Gateway.RemainingIdentifies = 3;
        using var setup = new DiscordSetup(Options(discord) with { ModeratorRoles = ["42"] }, TimeProvider.System, logs);

        var checks = await setup.CheckAsync(Now);

        Assert.Contains("dealbot discord register", checks.Single(check => check.Subject is "commands").Detail, StringComparison.Ordinal);
        Assert.Equal(SetupOutcome.Warning, checks.Single(check => check.Subject is "gateway").Outcome);
        Assert.Contains("42", checks.Single(check => check.Subject is "moderator roles").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_the_only_thing_that_is_said_and_it_is_not_shown()
    {
        await using var discord = await DiscordCounterpart.StartAsync();
        using var logs = new CapturingLoggerFactory();
        const string Wrong = "MTIzNDU2Nzg5MDEyMzQ1Njc4.wrong.token-of-nobody";
        using var setup = new DiscordSetup(Options(discord) with { Token = Wrong }, TimeProvider.System, logs);

        var check = Assert.Single(await setup.CheckAsync(Now));
        discord.Journal.TakeViolations();

        Assert.Equal(("token", SetupOutcome.Failed), (check.Subject, check.Outcome));
        Assert.DoesNotContain(Wrong, check.Detail + logs.Text, StringComparison.Ordinal);
    }

    private static void Check(IReadOnlyList<CommandOptionBody> options)
    {
        Assert.InRange(options.Count, 0, 25);
        Assert.Equal(options.Count, options.DistinctBy(option => option.Name).Count());
        Assert.Equal(options.OrderByDescending(option => option.Required is true).Select(option => option.Name), options.Select(option => option.Name));
        foreach (var option in options)
        {
            Assert.Matches(CommandName(), option.Name);
            Assert.InRange(option.Description!.Length, 1, 100);
            Assert.False(option is { Autocomplete: true, Choices.Count: > 0 });
            Check(option.Options ?? []);
        }
    }

    private static DiscordOptions Options(DiscordCounterpart discord) => new() { Token = discord.Token, Api = discord.Api };

    private static int Puts(DiscordCounterpart discord) => discord.Calls.Count(call => call.Route.StartsWith("PUT ", StringComparison.Ordinal));

    [GeneratedRegex(@"^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$", RegexOptions.None, 1000)]
    private static partial Regex CommandName();
}
