using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DealBot.Core.Articles;
using DealBot.Core.Configuration;
using DealBot.Search.Synonyms;

namespace DealBot.Core.Tests.Configuration;

/// <summary>The files under <c>config/</c>, as they are shipped.</summary>
public sealed class ShippedConfigurationTests
{
    private static readonly string Folder = Path.Join(Repository.Root, "config");

    private static readonly DealBotConfiguration Shipped = Loads.From(Folder);

    [Fact]
    public void The_shipped_settings_are_the_defaults() => Assert.Equal(
        JsonSerializer.Serialize(DealBotOptions.Default, ConfigurationJson.Default.DealBotOptions),
        JsonSerializer.Serialize(Shipped.Options, ConfigurationJson.Default.DealBotOptions));

    [Fact]
    public void Every_key_is_in_the_shipped_file_with_its_explanation()
    {
        var lines = File.ReadAllLines(Path.Join(Folder, "dealbot.json"));

        foreach (var key in KeysOf(ConfigurationJson.Default.DealBotOptions))
        {
            var at = Array.FindIndex(lines, line => line.TrimStart().StartsWith($"\"{key}\":", StringComparison.Ordinal));
            Assert.True(at > 0, $"{key} is missing.");
            Assert.StartsWith("//", lines[at - 1].TrimStart(), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> KeysOf(JsonTypeInfo type) =>
        ConfigurationJson.KeysOf(type).SelectMany(key => ConfigurationJson.PartOf(type, key) is { } part ? [key, .. KeysOf(part)] : new[] { key });

    [Theory]
    [InlineData("POTUS", "Donald Trump")]
    [InlineData("the donald", "Donald Trump")]
    [InlineData("Michael Waltz", "Mike Waltz")]
    public void A_nickname_finds_its_person(string alias, string name) =>
        Assert.Equal(name, Assert.Single(Shipped.People, person => person.Names.Any(known => Same(known, alias))).Names[0]);

    [Theory]
    [InlineData("EU foreign policy chief", "Kaja Kallas")]
    [InlineData("Ukraine’s economy minister", "Yulia Svyrydenko")]
    [InlineData("treasury secretary", "Scott Bessent")]
    public void An_office_finds_its_holder(string office, string name) =>
        Assert.Equal(name, Assert.Single(Shipped.People, person => person.Roles.Any(role => Same(role, office))).Names[0]);

    [Fact]
    public void Every_line_of_the_shipped_synonyms_is_understood()
    {
        SynonymMap.Read(Shipped.Synonyms, EnglishAnalyzer.Instance, out var errors);

        Assert.NotEmpty(Shipped.Synonyms);
        Assert.Empty(errors);
    }

    [Fact]
    public void No_name_is_listed_as_a_role() =>
        Assert.Empty(Shipped.People.SelectMany(person => person.Names).Intersect(Shipped.People.SelectMany(person => person.Roles), StringComparer.OrdinalIgnoreCase));

    private static bool Same(string one, string other) => 
        string.Equals(FacetNames.FoldSpeaker(one), FacetNames.FoldSpeaker(other), StringComparison.Ordinal);
}
