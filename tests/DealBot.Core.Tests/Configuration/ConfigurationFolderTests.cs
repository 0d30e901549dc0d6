using System.Text.Json;
using DealBot.Core.Configuration;

namespace DealBot.Core.Tests.Configuration;

/// <summary>Shorthand for a configuration that must be without mistakes.</summary>
internal static class Loads
{
    public static DealBotConfiguration From(string folder) => ConfigurationFolder.Load(folder, _ => null) switch
    {
        ConfigurationOutcome.Loaded { Configuration: var configuration } => configuration,
        ConfigurationOutcome.Invalid { Problems: var problems } => throw new InvalidOperationException(string.Join('\n', problems)),
        _ => throw new InvalidOperationException(),
    };
}

public sealed class ConfigurationFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dealbot-configuration-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_without_files_gives_the_defaults()
    {
        Assert.Equal(Written(DealBotOptions.Default), Written(Loaded().Options));
        Assert.Empty(Loaded().People);
        Assert.IsType<ConfigurationOutcome.Loaded>(ConfigurationFolder.Load(Path.Join(_folder, "missing"), _ => null));
    }

    [Fact]
    public void Reads_all_three_files()
    {
        Write("dealbot.json", "{ /* fewer */ \"answerCount\": 3, }");
        Write("people.json", "[ { \"name\": \"Jane Doe\", \"aliases\": [\"JD\"], \"roles\": [\"mayor\"] }, { \"name\": \"John Roe\" }, ]");
        Write("synonyms.txt", "ship, vessel\n");

        var loaded = Loaded();

        Assert.Equal((10, 3), (loaded.Options.MaxArticleMegabytes, loaded.Options.AnswerCount));
        Assert.Equal(["Jane Doe", "JD"], loaded.People[0].Names);
        Assert.Equal(["mayor"], loaded.People[0].Roles);
        Assert.Equal(["John Roe"], loaded.People[1].Names);
        Assert.Equal("ship, vessel\n", loaded.Synonyms);
    }

    [Fact]
    public void The_environment_overrides_the_file()
    {
        Write("dealbot.json", "{ \"answerCount\": 3, \"maxArticleMegabytes\": 2 }");

        var outcome = ConfigurationFolder.Load(_folder, AnswerCount("7"));

        var options = Assert.IsType<ConfigurationOutcome.Loaded>(outcome).Configuration.Options;
        Assert.Equal((2, 7), (options.MaxArticleMegabytes, options.AnswerCount));
    }

    [Fact]
    public void A_part_is_overridden_key_by_key()
    {
        Write("dealbot.json", "{ \"discord\": { \"shards\": 2, \"guilds\": [\"111111111111111111\"] }, \"slack\": { \"connections\": 3 } }");

        var outcome = ConfigurationFolder.Load(_folder, Environment(
            ("DEALBOT_DISCORD_GUILDS", "222222222222222222, 333333333333333333"), ("DEALBOT_SLACK_MODE", "http"), ("DEALBOT_DISCORD_SHARDS", "4"),
            ("DEALBOT_FEEDS_OBEY_ROBOTS", "False"), ("DEALBOT_FEEDS_INNER_HOSTS", "news.intranet, [::1]:8080")));

        var options = Assert.IsType<ConfigurationOutcome.Loaded>(outcome).Configuration.Options;
        Assert.Equal(4, options.Discord.Shards);
        Assert.Equal(["222222222222222222", "333333333333333333"], options.Discord.Guilds);
        Assert.Equal(("http", 3), (options.Slack.Mode, options.Slack.Connections));
        Assert.False(options.Feeds.ObeyRobots);
        Assert.Equal(["news.intranet", "[::1]:8080"], options.Feeds.InnerHosts);
    }

    public static TheoryData<string, string, string> Mistakes =>
    [
        new("dealbot.json", "{ \"answerCuont\": 3 }", "/dealbot.json has the unknown key \"answerCuont\". Did you mean \"answerCount\"?") { TestDisplayName = "a key mistyped" },
        new("dealbot.json", "{ \"colour\": 3 }", "/dealbot.json has the unknown key \"colour\". The keys are: maxArticleMegabytes, answerCount, answersKeptDays, articlesKeptDays, discord, slack, feeds, alerts.") { TestDisplayName = "a key unheard of" },
        new("dealbot.json", "{\n  \"answerCount\": 3\n  \"maxArticleMegabytes\": 2 }", "/dealbot.json does not parse: line 3, byte 3: ") { TestDisplayName = "a comma missing" },
        new("dealbot.json", "{ \"answerCount\": 0 }", "/dealbot.json: answerCount is 0; give a whole number from 1 to 50.") { TestDisplayName = "a value out of range" },
        new("dealbot.json", "{ \"answerCount\": \"3\" }", "/dealbot.json has a value of the wrong kind at answerCount.") { TestDisplayName = "a number in quotation marks" },
        new("dealbot.json", "{ \"answerCount\": 3, \"answerCount\": 4 }", "/dealbot.json does not parse: Duplicate property 'answerCount'") { TestDisplayName = "a key twice" },
        new("dealbot.json", "[]", "/dealbot.json must hold keys and values in { }.") { TestDisplayName = "a list for an object" },
        new("dealbot.json", "", "/dealbot.json does not parse: ") { TestDisplayName = "an empty file" },
        new("dealbot.json", "{ \"discord\": { \"token\": \"x\" } }", "/dealbot.json, discord, has the unknown key \"token\". Secrets do not belong in this file: ") { TestDisplayName = "a secret in the file" },
        new("dealbot.json", "{ \"slack\": { \"conections\": 2 } }", "/dealbot.json, slack, has the unknown key \"conections\". Did you mean \"connections\"?") { TestDisplayName = "a key of a part mistyped" },
        new("dealbot.json", "{ \"slack\": [] }", "/dealbot.json has a value of the wrong kind at slack.") { TestDisplayName = "a list for a part" },
        new("dealbot.json", "{ \"slack\": { \"mode\": \"https\" } }", "/dealbot.json: slack.mode is \"https\"; give \"socket\" or \"http\".") { TestDisplayName = "a mode that there is not" },
        new("dealbot.json", "{ \"discord\": { \"moderatorRoles\": [\"admins\"] } }", "/dealbot.json: discord.moderatorRoles holds \"admins\"; give the role's id") { TestDisplayName = "a name for an id" },
        new("dealbot.json", "{ \"slack\": { \"api\": \"http://slack.example/api/\" } }", "/dealbot.json: slack.api is \"http://slack.example/api/\", which would carry the token unencrypted") { TestDisplayName = "a token sent in the clear" },
        new("dealbot.json", "{ \"feeds\": { \"innerHosts\": [\"10.0.0.0/8\"] } }", "/dealbot.json: feeds.innerHosts holds \"10.0.0.0/8\"; give a host alone") { TestDisplayName = "a network for a host" },
        new("dealbot.json", "{ \"feeds\": { \"folders\": [\"\"] } }", "/dealbot.json: feeds.folders holds an empty path") { TestDisplayName = "an empty folder" },
        new("people.json", "{}", "/people.json must hold a list in [ ].") { TestDisplayName = "an object for a list" },
        new("people.json", "[ { \"name\": \"A\", \"role\": [] } ]", "/people.json, entry 1 has the unknown key \"role\". Did you mean \"roles\"?") { TestDisplayName = "a person's key mistyped" },
        new("people.json", "[ { \"name\": \"A\" }, { \"aliases\": [] } ]", "/people.json, entry 2 lacks a name") { TestDisplayName = "a person without a name" },
        new("people.json", "[ { \"name\": \"A\", \"roles\": [\" \"] } ]", "/people.json, entry 1 lacks a name, or has an empty name, alias or role") { TestDisplayName = "an empty role" },
        new("people.json", "[ { \"name\": \"A\", \"roles\": \"mayor\" } ]", "/people.json, entry 1 has a value of the wrong kind at roles.") { TestDisplayName = "a word for a list" },
        new("people.json", "[ \"A\" ]", "/people.json, entry 1 must be keys and values in { }.") { TestDisplayName = "a word for a person" },
        new("people.json", "[ { \"name\": \"A B\", \"aliases\": [\"AB\"] }, { \"name\": \"C\", \"aliases\": [\"ab\"] } ]", "/people.json, entry 2 gives \"ab\" to C, but an entry above gives it to A B.") { TestDisplayName = "an alias of two people" },
    ];

    [Theory, MemberData(nameof(Mistakes))]
    public void Names_the_file_the_mistake_and_the_remedy(string file, string content, string expected)
    {
        Write(file, content);

        Assert.StartsWith(_folder + expected, Assert.Single(Invalid()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DEALBOT_ANSWER_COUNT", "many", "The environment variable DEALBOT_ANSWER_COUNT is \"many\". Give a whole number.")]
    [InlineData("DEALBOT_ANSWER_COUNT", "99", "The environment (DEALBOT_ANSWER_COUNT): answerCount is 99; give a whole number from 1 to 50.")]
    [InlineData("DEALBOT_FEEDS_OBEY_ROBOTS", "no", "The environment variable DEALBOT_FEEDS_OBEY_ROBOTS is \"no\". Give true or false.")]
    public void Names_the_variable_that_has_a_mistake(string variable, string value, string expected) =>
        Assert.Equal([expected], Invalid(Environment((variable, value))));

    [Fact]
    public void Reports_every_mistake_at_once()
    {
        Write("dealbot.json", "{ \"a\": 1 }");
        Write("people.json", "[ {}, {} ]");
        File.WriteAllBytes(Path.Join(_folder, "synonyms.txt"), [0xC3, 0x28]);

        Assert.Equal(4, Invalid().Count);
    }

    private DealBotConfiguration Loaded() =>
        Loads.From(_folder);

    private IReadOnlyList<string> Invalid(Func<string, string?>? environment = null) =>
        Assert.IsType<ConfigurationOutcome.Invalid>(ConfigurationFolder.Load(_folder, environment ?? (_ => null))).Problems;

    private static Func<string, string?> AnswerCount(string value) => Environment(("DEALBOT_ANSWER_COUNT", value));

    private static Func<string, string?> Environment(params (string Name, string Value)[] variables) =>
        variables.ToDictionary(variable => variable.Name, variable => (string?)variable.Value, StringComparer.Ordinal).GetValueOrDefault;

    private static string Written(DealBotOptions options) => JsonSerializer.Serialize(options, ConfigurationJson.Default.DealBotOptions);

    private void Write(string name, string content) => File.WriteAllText(Path.Join(_folder, name), content);
}
