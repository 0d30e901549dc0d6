namespace DealBot.EndToEnd.Architecture;

/// <summary>Keeps the arrows between the rooms pointing down.</summary>
public sealed class RoomsTests
{
    private const string Text = "DealBot.Text";
    private const string Search = "DealBot.Search";
    private const string Core = "DealBot.Core";
    private const string Discord = "DealBot.Discord";
    private const string Slack = "DealBot.Slack";
    private const string Program = "dealbot";

    public static TheoryData<string, string[]> Rooms =>
    [
        new(Text, []) { TestDisplayName = "Text knows none of ours" },
        new(Search, []) { TestDisplayName = "Search knows none of ours" },
        new(Core, [Text, Search]) { TestDisplayName = "Core knows Text and Search" },
        new(Discord, [Core]) { TestDisplayName = "Discord knows Core" },
        new(Slack, [Core]) { TestDisplayName = "Slack knows Core" },
    ];

    public static TheoryData<string> PureRooms => [Text, Search];

    public static TheoryData<string> Connectors => [Discord, Slack];

    public static TheoryData<string> AllRooms => [Text, Search, Core, Discord, Slack, Program];

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_refers_only_to_the_rooms_below_it(string room, string[] below) =>
        Assert.Empty(BuiltAssembly.Read(room).References.Where(IsOurs).Except(below, StringComparer.Ordinal));

    [Theory, MemberData(nameof(Connectors))]
    public void A_connector_knows_of_Core_the_vocabulary_of_chat_alone(string room) => Assert.All(
        BuiltAssembly.Read(room).TypesUsed.Where(type => type.StartsWith(Core + ".", StringComparison.Ordinal)),
        type => Assert.StartsWith("DealBot.Core.Chat.", type, StringComparison.Ordinal));

    [Fact]
    public void Core_knows_no_web_server() => Assert.DoesNotContain(
        BuiltAssembly.Read(Core).References, reference => reference.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Theory, MemberData(nameof(PureRooms))]
    public void Text_and_Search_stand_on_the_framework_alone(string room) =>
        Assert.All(BuiltAssembly.Read(room).References, reference => Assert.StartsWith("System.", reference, StringComparison.Ordinal));

    [Theory, MemberData(nameof(PureRooms))]
    public void Text_and_Search_reach_nothing_outside_the_process(string room)
    {
        string[] outside =
        [
            "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo",
            "System.IO.FileSystemWatcher", "System.IO.Path", "System.Console", "System.Diagnostics.Process",
        ];
        var assembly = BuiltAssembly.Read(room);
        var used = assembly.TypesUsed;
        Assert.Empty(used.Intersect(outside, StringComparer.Ordinal));
        Assert.DoesNotContain("System.Environment.GetEnvironmentVariable", assembly.MembersUsed); // iterators use other members
        Assert.DoesNotContain(used, type => type.StartsWith("System.Net.", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_program_talks_to_the_terminal()
    {
        foreach (var room in new[] { Text, Search, Core, Discord, Slack })
        {
            var assembly = BuiltAssembly.Read(room);
            Assert.DoesNotContain("System.Console", assembly.TypesUsed);
            Assert.DoesNotContain("Spectre.Console", assembly.References);
            Assert.DoesNotContain("System.CommandLine", assembly.References);
        }
    }

    [Theory, MemberData(nameof(AllRooms))]
    public void Time_comes_from_a_TimeProvider(string room)
    {
        string[] clocks =
        [
            "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
            "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        ];
        Assert.Empty(BuiltAssembly.Read(room).MembersUsed.Intersect(clocks, StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(AllRooms))]
    public void A_type_lives_in_its_rooms_namespace(string room)
    {
        var home = string.Equals(room, Program, StringComparison.Ordinal) ? "DealBot" : room;
        Assert.All(
            BuiltAssembly.Read(room).Namespaces.Where(IsOurs),
            name => Assert.True(string.Equals(name, home, StringComparison.Ordinal) || name.StartsWith(home + ".", StringComparison.Ordinal), name));
    }

    private static bool IsOurs(string name) => name.StartsWith("DealBot", StringComparison.OrdinalIgnoreCase);
}
