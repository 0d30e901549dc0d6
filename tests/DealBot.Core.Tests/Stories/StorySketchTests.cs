using DealBot.Core.Articles;
using DealBot.Core.Articles.Stories;

namespace DealBot.Core.Tests.Stories;

public sealed class StorySketchTests
{
    private const string Lead =
        "The two countries that share the northern harbour agreed late on Monday to rebuild its cranes together, ending a quarrel that has kept ships waiting for two years.";

    private const string Middle =
        """
        The agreement, which runs to forty pages, gives each side half of the fees that captains pay and puts a joint board in charge of the quays. It says nothing about who owns the seabed, the question that broke up the last round of talks in autumn.
        “We have agreed on the cranes, on the quays and on very little else,” Harbour Master Olga Brandt told reporters after the meeting. “That is more than anybody expected of us when the winter began.”
        Her counterpart, Transport Minister Henrik Vale, called the paper a beginning. He said that his government would send engineers within a month, and that the first of the new cranes could stand by the end of the year if the steel arrives in time.
        Shipping companies welcomed the news. The largest of them, which had moved its ferries to a port farther south, said it would look at its timetable again in spring, when the ice has gone from the outer basin.
        """;

    private const string Tail =
        """
        Fishermen on both shores were less pleased. Their union said that nobody had asked them, and that the new quays would cut off the shallow water in which their members have laid nets for generations.
        The quarrel began when a storm brought down the oldest crane and each side sent the other the bill. Since then the harbour has handled a third of the freight that it did before, and two hundred people have lost their work there.
        A second round of talks, about the seabed, is to follow in May. Neither side would say where it will be held, and Brandt laughed when she was asked whether it could be settled this year.
        """;

    private const string Report = Lead + "\n" + Middle + "\n" + Tail;

    // The same evening, the same press conference, another reporter.
    private const string Rewrite =
        """
        Cranes will rise again over the northern harbour. After two winters of stalemate, negotiators from both shores signed a deal on Monday night that shares the cost of rebuilding and splits the income evenly.
        Olga Brandt, who runs the port, did not hide her relief. “We have agreed on the cranes, on the quays and on very little else,” she said, adding: “That is more than anybody expected of us when the winter began.”
        Ownership of the sea floor was left out on purpose, according to two people who took part. It was this point on which the autumn round collapsed, and diplomats doubt that May, when delegations meet next, will bring a solution.
        For Henrik Vale, the minister who negotiated for the eastern side, what counts is speed: engineers are to travel in the coming weeks, he told reporters, provided that suppliers deliver the steel as promised.
        Ferry operators signalled that they might come back. Those who fish the shallows fear for their nets and accuse both governments of having forgotten them.
        """;

    public static TheoryData<string> Copies =>
    [
        new(Report) { TestDisplayName = "unchanged" },
        new("A long quarrel over a broken crane has come to an end: the northern harbour is to be rebuilt by both of its neighbours, officials said.\n" + Middle + "\n" + Tail) { TestDisplayName = "another lead" },
        new(Lead + "\n" + Middle) { TestDisplayName = "without its tail" },
        new(Middle) { TestDisplayName = "without lead and tail" },
        new(HouseStyle(Report)) { TestDisplayName = "in another house's style" },
        new(HouseStyle("Two neighbours have made up. " + Middle)) { TestDisplayName = "new lead, no tail, another style" },
        new("Harbour deal signed\n" + Report.ToUpperInvariant() + "\n(Reporting by Jane Doe; Editing by John Roe)\nRead more: Five questions about cranes\nAll rights reserved.") { TestDisplayName = "with furniture around it" },
        new(Report + "\n" + Rewrite) { TestDisplayName = "with a second report appended" },
        new(string.Join('\n', Report.Split('\n').Where((_, at) => at != 2))) { TestDisplayName = "a paragraph taken out" },
    ];

    [Theory, MemberData(nameof(Copies))]
    public void A_copy_is_the_same_story(string copy)
    {
        var (original, edited) = (SketchOf(Report), SketchOf(copy));

        Assert.True(original.IsSameStory(edited), $"Containment is {original.Containment(edited):0.00}.");
        Assert.True(edited.IsSameStory(original));
        Assert.True(original.Keys.IndexOfAny(edited.Keys) >= 0, "No key leads from one to the other.");
    }

    public static TheoryData<string> Others =>
    [
        new(Rewrite) { TestDisplayName = "another reporter's, with the same quotations" },
        new(Lead + "\nThe cabinet will discuss the agreement on Thursday. Two of its parties have said that they will vote against it, because it leaves the seabed out; the prime minister said she was certain of her majority all the same, and would call the vote before the summer.") { TestDisplayName = "a follow-up with the background repeated" },
        new("The harbour agreed late on Monday.") { TestDisplayName = "a single line" },
        new("") { TestDisplayName = "nothing" },
        new(string.Join('\n', Enumerable.Range(0, 40).Select(i => $"Entry {i} of the day tells of matter {i * 7} that has nothing to do with entry {i + 1}, as reader {i * 3} will see.")) + "\n" + Lead + "\n" + Middle[..200]) { TestDisplayName = "a long day's blog that repeats a piece" },
    ];

    [Theory, MemberData(nameof(Others))]
    public void What_is_no_copy_is_another_story(string other)
    {
        var (original, different) = (SketchOf(Report), SketchOf(other));

        Assert.False(original.IsSameStory(different), $"Containment is {original.Containment(different):0.00}.");
        Assert.False(different.IsSameStory(original));
    }

    [Fact]
    public void A_brief_is_no_copy_of_the_collection_that_holds_it()
    {
        var random = new Random(1);
        var collection = SketchOf(RandomProse(random, 3_000) + "\n" + Report);

        Assert.True(collection.Containment(SketchOf(Report)) > 0.9);
        Assert.False(collection.IsSameStory(SketchOf(Report)));
    }

    [Fact]
    public void Survives_being_stored()
    {
        var sketch = SketchOf(Report);
        var bytes = sketch.ToBytes();

        Assert.InRange(bytes.Length, 16, 2048);
        Assert.Equal(bytes, StorySketch.FromBytes(bytes).ToBytes());
        Assert.Equal(1, StorySketch.FromBytes(bytes).Containment(sketch));
    }

    [Fact]
    public void Never_changes_once_stored() => // another hash would unlink every article of every database
        Assert.Equal([1170033599u], SketchOf("One two, three four.").Keys.ToArray());

    [Fact]
    public void Estimates_the_containment_that_counting_gives()
    {
        var random = new Random(2);
        for (var round = 0; round < 60; round++)
        {
            var words = random.Next(600, 3_000);
            var original = RandomProse(random, words).Split(' ');
            var kept = original[..(words * random.Next(25, 100) / 100)];
            var edited = kept.Select(word => random.Next(25) == 0 ? "edited" + random.Next(1000) : word);
            var (one, other) = (string.Join(' ', original), string.Join(' ', edited));

            var exact = ExactContainment(one, other);
            Assert.InRange(SketchOf(one).Containment(SketchOf(other)), exact - 0.12, exact + 0.12);
        }
    }

    [Fact]
    public void Keys_lead_to_a_copy_cut_to_a_fifth_in_at_least_nine_of_ten_cases()
    {
        var random = new Random(3);
        var found = 0;
        for (var round = 0; round < 200; round++)
        {
            var original = RandomProse(random, 800).Split(' ');
            var copy = original[..160].Select(word => random.Next(25) == 0 ? "edited" : word);
            if (SketchOf(string.Join(' ', original)).Keys.IndexOfAny(SketchOf(string.Join(' ', copy)).Keys) >= 0) found++;
        }

        Assert.InRange(found, 180, 200);
    }

    private static StorySketch SketchOf(string text) =>
        StorySketch.Of(new Article(0, "a.txt", "Harbour deal signed", null, null, null, null, text));

    /// <summary>What a copy desk does: spellings, titles, numerals, a word here and there.</summary>
    private static string HouseStyle(string text) => text
        .Replace("“", "\"", StringComparison.Ordinal).Replace("”", "\"", StringComparison.Ordinal)
        .Replace("Harbour Master", "Harbor chief", StringComparison.Ordinal).Replace("harbour", "harbor", StringComparison.Ordinal)
        .Replace("Transport Minister", "Minister of Transport", StringComparison.Ordinal).Replace("forty", "40", StringComparison.Ordinal)
        .Replace("told reporters", "told journalists", StringComparison.Ordinal).Replace("two hundred", "200", StringComparison.Ordinal)
        .Replace("said that", "said", StringComparison.Ordinal).Replace("in spring", "next spring", StringComparison.Ordinal);

    private static string RandomProse(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => "word" + (int)(2000 * Math.Pow(random.NextDouble(), 2))));

    private static double ExactContainment(string one, string other)
    {
        var (first, second) = (ShinglesOf(one), ShinglesOf(other));
        return (double)first.Intersect(second).Count() / Math.Min(first.Count, second.Count);
    }

    private static HashSet<string> ShinglesOf(string text)
    {
        var words = text.Split(' ');
        return [.. Enumerable.Range(0, words.Length - 3).Select(i => string.Join(' ', words[i..(i + 4)]))];
    }
}
