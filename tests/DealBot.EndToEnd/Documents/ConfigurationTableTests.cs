using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DealBot.Core.Configuration;
using DealBot.EndToEnd.Processes;
using DealBot.Hosting.Settings;

namespace DealBot.EndToEnd.Documents;

/// <summary>The README's table of settings says what the options are, key by key.</summary>
public sealed class ConfigurationTableTests
{
    private static readonly Dictionary<string, Setting> Table = MarkdownTable.Rows("README.md", "key", "variable", "default", "range")
        .Select(row => new Setting(Code(row[0]), Code(row[1]), row[2], row[3], row[5]))
        .ToDictionary(setting => setting.Key, StringComparer.Ordinal);

    private static readonly Dictionary<string, JsonNode> Options = Leaves(
            JsonSerializer.SerializeToNode(DealBotOptions.Default, JsonSerializerOptions.Web)!.AsObject(), prefix: "")
        .Where(leaf => leaf.Key is not "maxArticleBytes") // worked out from another
        .ToDictionary(StringComparer.Ordinal);

    public static TheoryData<string> Keys => [.. Options.Keys];

    [Fact]
    public void It_has_every_key_and_no_other() => Assert.Equal(Options.Keys.Order(StringComparer.Ordinal), Table.Keys.Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Keys))]
    public void Its_default_is_the_options(string key) =>
        Assert.Equal(Options[key] is JsonArray { Count: 0 } ? "none" : Options[key].ToString(), Table[key].Default);

    [Theory, MemberData(nameof(Keys))]
    public void Its_variable_sets_the_key(string key)
    {
        var (value, written) = Options[key] switch
        {
            JsonArray => ("news.intranet,10.1.2.3", (string?)null),
            var flag when flag.GetValueKind() is JsonValueKind.True => ("false", "false"),
            var number when number.GetValueKind() is JsonValueKind.Number => ($"{(int)number + 1}", $"{(int)number + 1}"),
            _ => ("neither", null),
        };
        var outcome = With(Table[key].Variable, value);

        if (written is null)
        {
            // A list of ids, an address or a word: where this is none of them, the refusal names the key.
            if (outcome is ConfigurationOutcome.Invalid invalid) Assert.Contains(invalid.Problems, problem => problem.Contains(key, StringComparison.Ordinal));
            else Assert.NotEqual(Options[key].ToJsonString(), ValueIn(outcome, key).ToJsonString());
            return;
        }

        Assert.Equal(written, ValueIn(outcome, key).ToJsonString());
    }

    [Theory, MemberData(nameof(Keys))]
    public void Its_range_is_what_is_taken(string key)
    {
        if (Table[key].Range.Split('–') is not [var least, var most])
        {
            Assert.NotEqual(JsonValueKind.Number, Options[key].GetValueKind());
            return;
        }

        var (from, to) = (int.Parse(least), int.Parse(most));
        Assert.All([from, to], taken => Assert.IsType<ConfigurationOutcome.Loaded>(With(Table[key].Variable, $"{taken}")));
        Assert.All([from - 1, to + 1], refused => Assert.Contains(
            Assert.IsType<ConfigurationOutcome.Invalid>(With(Table[key].Variable, $"{refused}")).Problems,
            problem => problem.Contains(key, StringComparison.Ordinal) && problem.Contains(least, StringComparison.Ordinal) && problem.Contains(most, StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Keys))]
    public void Its_variable_is_named_after_the_key(string key)
    {
        var name = new StringBuilder("DEALBOT_");
        foreach (var c in key)
        {
            if (c == '.' || char.IsUpper(c)) name.Append('_');
            if (c != '.') name.Append(char.ToUpperInvariant(c));
        }

        Assert.Equal(name.ToString(), Table[key].Variable);
    }

    [Theory, MemberData(nameof(Keys))]
    public void It_says_which_keys_wait_for_the_next_start(string key) =>
        Assert.Equal(TakesEffect.WhyLater(key) is null ? "" : "restart", Table[key].When);

    private static ConfigurationOutcome With(string variable, string value)
    {
        using var folder = new TemporaryFolder();
        return ConfigurationFolder.Load(folder.Path, name => string.Equals(name, variable, StringComparison.Ordinal) ? value : null);
    }

    private static JsonNode ValueIn(ConfigurationOutcome outcome, string key)
    {
        var options = Assert.IsType<ConfigurationOutcome.Loaded>(outcome).Configuration.Options;
        return Leaves(JsonSerializer.SerializeToNode(options, JsonSerializerOptions.Web)!.AsObject(), prefix: "").Single(leaf => string.Equals(leaf.Key, key, StringComparison.Ordinal)).Value;
    }

    private static IEnumerable<KeyValuePair<string, JsonNode>> Leaves(JsonObject part, string prefix) => part.SelectMany(property => property.Value is JsonObject inner
        ? Leaves(inner, $"{prefix}{property.Key}.")
        : [KeyValuePair.Create($"{prefix}{property.Key}", property.Value!)]);

    private static string Code(string cell) => MarkdownTable.Code(cell).Single();

    private sealed record Setting(string Key, string Variable, string Default, string Range, string When);
}
