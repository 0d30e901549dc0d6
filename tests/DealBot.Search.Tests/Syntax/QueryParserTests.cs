using DealBot.Search.Syntax;

namespace DealBot.Search.Tests.Syntax;

public sealed class QueryParserTests
{
    private static readonly string[] KnownFields = ["speaker", "source", "day"];

    [Theory]
    [InlineData("rare earth", "rare earth")]
    [InlineData("+rare -earth", "+rare -earth")]
    [InlineData("a AND b", "+a +b")]
    [InlineData("a && b", "+a +b")]
    [InlineData("a OR b", "a b")]
    [InlineData("a || b", "a b")]
    [InlineData("a b AND c", "a +b +c")]
    [InlineData("a OR b AND c", "a +b +c")]
    [InlineData("a AND b OR c", "+a +b c")]
    [InlineData("a AND NOT b", "+a -b")]
    [InlineData("NOT a AND b", "-a +b")]
    [InlineData("!a", "-a")]
    [InlineData("a (b OR c)", "a (b c)")]
    [InlineData("+(a b) (c)", "+(a b) c")]
    [InlineData("\"a b\"~2 \"c d\"", "\"a b\"~2 \"c d\"")]
    [InlineData("“wasted trip”", "\"wasted trip\"")]
    [InlineData("min* te?t m*l", "min* te?t m*l")]
    [InlineData("zelenski~1 zelenski~ a~0", "zelenski~1 zelenski~2 a~0")]
    [InlineData("zelenski~0.8", "zelenski~1")]
    [InlineData("a^2 \"b c\"^0.5 (d e)^3", "a^2 \"b c\"^0.5 (d e)^3")]
    [InlineData("speaker:waltz x", "speaker:waltz x")]
    [InlineData("SPEAKER: \"mike waltz\"", "speaker:\"mike waltz\"")]
    [InlineData("source:(reuters OR bbc)", "source:(reuters bbc)")]
    [InlineData("day:[20250101 TO 20250201}", "day:[20250101 TO 20250201}")]
    [InlineData("day:{* TO 20250201]", "day:{* TO 20250201]")]
    [InlineData("*:*", "*:*")]
    [InlineData("\\+a \\(b\\) c\\:d e\\*", "\\+a \\(b\\) c\\:d e\\*")]
    [InlineData("\\AND", "\\AND")]
    [InlineData("rock'n'roll U.S. $500bn 3/4", "rock'n'roll U.S. $500bn 3/4")]
    public void Reads_the_classic_syntax(string typed, string expected) => Assert.Equal(expected, Parse(typed));

    [Theory]
    [InlineData("", null)]
    [InlineData("  \t ", null)]
    [InlineData("\"", null)]
    [InlineData("((((", null)]
    [InlineData("))))", null)]
    [InlineData("AND", null)]
    [InlineData("NOT NOT", null)]
    [InlineData("+ - !", null)]
    [InlineData("^2", "2")]
    [InlineData("~", null)]
    [InlineData("\\", null)]
    [InlineData("a AND", "a")]
    [InlineData("OR a OR", "a")]
    [InlineData("a AND OR b", "a b")]
    [InlineData("+-a", "-a")]
    [InlineData("10 - 5", "10 5")]
    [InlineData("\"a b", "a b")]
    [InlineData("a\" b", "a b")]
    [InlineData("(a b", "a b")]
    [InlineData("a) b", "a b")]
    [InlineData("[a b]", "a b")]
    [InlineData("[sic] x", "sic x")]
    [InlineData("a^ b~~ c", "a b~2 c")]
    [InlineData("speaker:", "speaker\\:")]
    [InlineData("speaker: AND a", "+speaker +a")]
    [InlineData("note: this", "note\\: this")]
    [InlineData("12:30", "12\\:30")]
    [InlineData("speaker:source:x", "speaker:source\\:x")]
    [InlineData("what did Waltz say?", "what did Waltz say")]
    [InlineData("really?!", "really")]
    [InlineData("(really?)", "(really?)")]
    [InlineData("a\\", "a")]
    [InlineData("a^99999999999999999999999999999999999999999999999", "a")]
    public void Passes_over_what_is_no_query(string typed, string? expected) => Assert.Equal(expected, Parse(typed));

    [Fact]
    public void Says_where_each_part_was_typed()
    {
        const string Typed = "  +speaker:\"mike waltz\"^2 (deal*  talk~1) ";
        var group = Assert.IsType<QuerySyntax.Group>(QueryParser.Parse(Typed, KnownFields));

        Assert.Equal("speaker:\"mike waltz\"^2", Typed[group.Clauses[0].Syntax.Span.Start..group.Clauses[0].Syntax.Span.End]);
        Assert.Equal("(deal*  talk~1)", Typed[group.Clauses[1].Syntax.Span.Start..group.Clauses[1].Syntax.Span.End]);
        var inner = Assert.IsType<QuerySyntax.Group>(group.Clauses[1].Syntax);
        Assert.Equal(["deal*", "talk~1"], inner.Clauses.Select(clause => Typed[clause.Syntax.Span.Start..clause.Syntax.Span.End]), StringComparer.Ordinal);
    }

    [Fact]
    public void A_rewrite_can_take_clauses_out()
    {
        var asked = new List<string>();
        var rest = QueryParser.Parse("minerals +speaker:waltz (source:bbc) -day:[1 TO 2]", KnownFields)!.Rewrite(part =>
        {
            if (part is not QuerySyntax.InField inField) return part;
            asked.Add(inField.Field);
            return null;
        });

        Assert.Equal(["speaker", "source", "day"], asked);
        Assert.Equal("minerals", rest!.ToString());
    }

    [Fact]
    public void What_is_printed_parses_to_the_same_tree_on_random_trees()
    {
        var trees = new RandomSyntax(new Random(3), KnownFields);
        for (var round = 0; round < 50_000; round++)
        {
            var tree = trees.Next();
            var printed = tree.ToString();
            var parsed = QueryParser.Parse(printed, KnownFields);
            if (!RandomSyntax.AreSame(tree, parsed)) Assert.Fail($"{printed} was read as {parsed}");
        }
    }

    [Fact]
    public void Reads_any_string_and_prints_what_it_read()
    {
        string[] alphabet =
        [
            "a", "B", "7", "é", "AND", "OR", "NOT", "&&", "||", "+", "-", "!", "(", ")", "[", "]", "{", "}", "\"", "“", "”", "„", "~", "^", "*", "?",
            ":", "\\", "/", " ", "\t", "\n", "\u3000", "TO", "1", ".", "speaker:", "speaker", "*:*", "\uD800", "\0", "'", "&", "|",
        ];
        var random = new Random(4);
        for (var round = 0; round < 200_000; round++)
        {
            var typed = string.Concat(random.GetItems(alphabet, random.Next(1, 14)));
            var tree = QueryParser.Parse(typed, KnownFields);
            if (tree is null) continue;

            if (tree.Span.Start < 0 || tree.Span.Start >= tree.Span.End || tree.Span.End > typed.Length) Assert.Fail($"{typed}: {tree.Span}");
            var again = QueryParser.Parse(tree.ToString(), KnownFields);
            if (!RandomSyntax.AreSame(tree, again)) Assert.Fail($"{typed} was read as {tree} and that as {again}");
        }
    }

    [Fact]
    public void Takes_a_megabyte_of_one_mark()
    {
        foreach (var mark in new[] { "(", ")", "\"", "„", "[", "{a ", "speaker:", "a:", "+", "!", "\\", "^", "~", "*", "a(", "NOT ", "-(", "\"\\", "(speaker:" })
        {
            var tree = QueryParser.Parse(string.Concat(Enumerable.Repeat(mark, (1 << 20) / mark.Length)), KnownFields);
            _ = tree?.ToString();
        }
    }

    private static string? Parse(string typed) => QueryParser.Parse(typed, KnownFields)?.ToString();
}
