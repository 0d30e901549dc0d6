using DealBot.Hosting;
using DealBot.Testing;
using YamlDotNet.RepresentationModel;

namespace DealBot.EndToEnd.Packaging;

/// <summary><c>compose.yaml</c> against the Dockerfile, the repository and the program.</summary>
public sealed class ComposeTests
{
    private static readonly IReadOnlyList<Instruction> Image = Dockerfile.Read(File.ReadAllText(Path.Combine(Repository.Root, "Dockerfile")))[^1].Instructions;

    private readonly YamlMappingNode _file = Read();

    private YamlMappingNode Service => (YamlMappingNode)_file["services"]["dealbot"];

    [Fact]
    public void It_publishes_the_port_of_the_image_to_this_machine_alone() =>
        Assert.Equal([$"127.0.0.1:8080:{Image.Single(line => line.Keyword is "EXPOSE").Rest}"], Texts(Service["ports"]));

    [Fact]
    public void It_gives_each_volume_of_the_image_a_home_that_exists()
    {
        var mounts = Texts(Service["volumes"]).Select(mount => mount.Split(':')).ToDictionary(mount => mount[1], mount => mount[0], StringComparer.Ordinal);
        Assert.Equivalent(Image.Single(line => line.Keyword is "VOLUME").List, mounts.Keys, strict: true);
        Assert.All(mounts.Values, source => Assert.True(
            source.StartsWith("./", StringComparison.Ordinal) ? Directory.Exists(Path.Combine(Repository.Root, source)) : Names(_file["volumes"]).Contains(source, StringComparer.Ordinal),
            $"There is no {source}."));
    }

    [Fact]
    public void It_sets_variables_that_the_program_reads_and_mounts_each_secret_that_one_names()
    {
        var environment = ((YamlMappingNode)Service["environment"]).Children.ToDictionary(pair => $"{pair.Key}", pair => $"{pair.Value}", StringComparer.Ordinal);
        KnownVariables.AssertContains(environment.Keys);
        var files = environment.Where(pair => pair.Key.EndsWith("_FILE", StringComparison.Ordinal)).Select(pair => pair.Value);
        Assert.Equal(Texts(Service["secrets"]).Select(name => $"/run/secrets/{name}"), files);
        Assert.Equal(Texts(Service["secrets"]), Names(_file["secrets"]));
        Assert.Contains(Secrets.WebToken, environment.Keys.Select(name => name.Replace("_FILE", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void It_takes_every_right_away_and_waits_until_the_service_has_stopped()
    {
        Assert.Equal("true", $"{Service["read_only"]}");
        Assert.Equal(["ALL"], Texts(Service["cap_drop"]));
        Assert.Contains("no-new-privileges:true", Texts(Service["security_opt"]));
        Assert.Equal(["/tmp"], Texts(Service["tmpfs"]));
        Assert.True(TimeSpan.FromSeconds(int.Parse($"{Service["stop_grace_period"]}".TrimEnd('s'), System.Globalization.CultureInfo.InvariantCulture)) > ServiceHost.GraceToStop);
        Assert.False(Service.Children.ContainsKey("healthcheck"), "The image has a health check already.");
    }

    [Fact]
    public void PostgreSQL_is_there_for_those_who_ask_for_it()
    {
        var services = (YamlMappingNode)_file["services"];
        Assert.Equal(["postgres"], Texts(services["postgres"]["profiles"]));
        Assert.Equal("false", $"{Service["depends_on"]["postgres"]["required"]}");
        Assert.Contains("@postgres/", $"{Service["environment"]["DEALBOT_DATABASE"]}", StringComparison.Ordinal);
    }

    private static YamlMappingNode Read()
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(Path.Combine(Repository.Root, "compose.yaml"));
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static List<string> Texts(YamlNode list) => [.. ((YamlSequenceNode)list).Select(item => $"{item}")];

    private static List<string> Names(YamlNode map) => [.. ((YamlMappingNode)map).Children.Keys.Select(key => $"{key}")];
}
