using DealBot.Core.Answers;
using DealBot.Core.Articles;

namespace DealBot.Core.Tests.Answers;

public sealed class AnswererTests
{
    private static readonly MemoryLibrary View = new(
        [
            Article("first.txt", "Harbour to open", "Post", 1, "“The harbour will open in spring, whatever the owners think of it,” said Anna Lindqvist, the port director, on Monday."),
            Article("second.txt", "A date for the harbour", "Courier", 2, "Anna Lindqvist, the port director, spoke to sailors. “The harbour will open in spring, whatever the owners think of it,” said Lindqvist."),
            Article("third.txt", "Coal", "Post", 3, "“Coal has no future on this coast,” said Boris Malinovskiy, who owns the mine. He paid $40 million for it in 1998."),
        ],
        EnglishAnalyzer.Instance);

    private static readonly Answerer Answerer = new();

    private static Article Article(string file, string title, string source, int day, string text) =>
        new(0, file, title, source, null, new DateTimeOffset(2025, 3, day, 0, 0, 0, TimeSpan.Zero), null, text);

    private static Answer Ask(string question) => Answerer.Ask(View, question, new AskOptions(5, Explain: true));

    [Fact]
    public void The_same_words_from_two_outlets_are_one_answer()
    {
        var answer = Ask("what did Lindqvist say about the harbour");

        Assert.Single(answer.Results, result => result.Text.Contains("whatever the owners think", StringComparison.Ordinal));
        Assert.Single(answer.Results[0].AlsoIn);
    }

    [Fact]
    public void The_operator_speaker_shows_whose_words_they_are_and_puts_them_before_a_paraphrase()
    {
        var view = new MemoryLibrary(
            [
                Article("told.txt", "Gates", "Post", 2, "Lindqvist did not say when the gates would be painted, and Anna Lindqvist knows them well."),
                Article("said.txt", "Gates", "Post", 1, "“Mended,” Anna Lindqvist said at the yearly meeting of those who own the ships and the cranes of the port."),
            ],
            EnglishAnalyzer.Instance);

        var first = Answerer.Ask(view, "speaker:Lindqvist", new AskOptions(5, Explain: false)).Results[0];

        Assert.Equal(("said.txt", "Anna Lindqvist"), (first.Article.File, first.Speaker));
    }

    [Fact]
    public void A_suggestion_echoes_in_one_line_whatever_was_asked()
    {
        var words = string.Join(' ', Enumerable.Repeat("zeppelinworks", 500));

        string[] questions = [$"what did {words} say", $"speaker:\"{words}\"", $"\"{words}\"", string.Join(' ', Enumerable.Range(0, 500).Select(n => $"zep{n}pelin"))];

        var echoed = questions.SelectMany(question => Ask(question).Suggestions).Where(suggestion => suggestion.Text.Contains("“zep", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(echoed);
        Assert.All(echoed, suggestion => Assert.InRange(suggestion.Text.Length, 1, 200));
    }

    [Fact]
    public void A_short_quote_in_two_wire_copies_is_one_answer()
    {
        var answer = Answerer.Ask(WireCopies("It is over", "It is over"), "what did Lindqvist say", new AskOptions(5, Explain: false));

        Assert.Single(Assert.Single(answer.Results).AlsoIn);
    }

    [Fact]
    public void Quotes_that_differ_in_a_word_are_two_answers_even_in_wire_copies()
    {
        var answer = Answerer.Ask(
            WireCopies("We have won what we asked for", "We have lost what we asked for"), "what did Lindqvist say", new AskOptions(5, Explain: false));

        Assert.Equal(2, answer.Results.Count);
        Assert.All(answer.Results, result => Assert.Empty(result.AlsoIn));
    }

    private static MemoryLibrary WireCopies(string one, string other) => new(
        [
            Article("one.txt", "Strike ends", "Post", 1, $"“{one},” said Anna Lindqvist, who leads the union of the port."),
            Article("other.txt", "Strike ends", "Courier", 1, $"“{other},” said Anna Lindqvist, who leads the union of the port."),
        ],
        EnglishAnalyzer.Instance);

    [Fact]
    public void Words_said_verbatim_are_verified()
    {
        var answer = Answerer.Verify(View, "Malinovskiy", "coal has no future on this coast");

        Assert.Equal(Verdict.Verbatim, answer.Verdict);
        Assert.Equal("Boris Malinovskiy", answer.Results[0].Speaker);
    }

    [Fact]
    public void Words_said_nearly_so_are_close_and_the_difference_is_marked()
    {
        var answer = Answerer.Verify(View, "malinovsky", "Coal has no place on this coast");

        Assert.Equal(Verdict.Close, answer.Verdict);
        Assert.Contains(new Difference(DifferenceKind.Replaced, "place", "future"), answer.Differences);
    }

    [Fact]
    public void A_word_of_near_meaning_is_a_difference_and_still_close() =>
        Assert.Equal(Verdict.Close, Answerer.Verify(View, null, "the port will open in spring").Verdict);

    [Fact]
    public void Words_of_somebody_else_are_said_to_be_theirs()
    {
        var answer = Answerer.Verify(View, "Anna Lindqvist", "Coal has no future on this coast");

        Assert.Equal(Verdict.SaidByAnother, answer.Verdict);
        Assert.Equal("Boris Malinovskiy", answer.Results[0].Speaker);
    }

    [Fact]
    public void The_opposite_is_not_nearly_the_same() =>
        Assert.Equal(Verdict.NotFound, Answerer.Verify(View, "Lindqvist", "The harbour will not open in spring, whatever the owners think").Verdict);

    [Fact]
    public void Words_that_nobody_said_are_not_found() =>
        Assert.Equal(Verdict.NotFound, Answerer.Verify(View, null, "we shall sail at dawn").Verdict);

    [Fact]
    public void Nothing_is_forgiven_inside_quotation_marks()
    {
        Assert.NotEmpty(Ask("who said \"coal has no future\"").Results);
        Assert.Empty(Ask("who said \"coal had no futures\"").Results);
    }

    [Fact]
    public void A_misspelt_name_is_forgiven_and_told()
    {
        var answer = Ask("what did lindqist say");

        Assert.NotEmpty(answer.Results);
        Assert.Contains(answer.Suggestions, suggestion => suggestion.Text.Contains("Anna Lindqvist", StringComparison.Ordinal));
    }

    [Fact]
    public void A_misspelt_word_is_forgiven() => Assert.NotEmpty(Ask("harbuor opening").Results);

    [Fact]
    public void Somebody_unknown_has_said_nothing_and_the_answer_says_so()
    {
        var answer = Ask("what did Petrosyan say about the harbour");

        Assert.Empty(answer.Results);
        Assert.Contains(answer.Suggestions, suggestion => suggestion.Text.Contains("Petrosyan", StringComparison.Ordinal));
    }

    [Fact]
    public void A_topic_that_a_speaker_did_not_touch_is_not_answered_with_another_speaker()
    {
        var answer = Ask("what did Lindqvist say about coal");

        Assert.Empty(answer.Results);
        Assert.Contains(answer.Suggestions, suggestion => suggestion.Text.Contains("what did Anna Lindqvist say", StringComparison.Ordinal));
    }

    public static TheoryData<string, string[]> Restricted =>
    [
        new("kind:direct source:post", ["first.txt", "third.txt"]) { TestDisplayName = "by kind and source" },
        new("harbour source:courier", ["second.txt"]) { TestDisplayName = "by source" },
        new("harbour after:2025-03-02", ["second.txt"]) { TestDisplayName = "from a day on" },
        new("harbour before:2025-03-02", ["first.txt"]) { TestDisplayName = "before a day" },
        new("harbour -sailors source:post", ["first.txt"]) { TestDisplayName = "without a word" },
        new("speaker:malinovsky", ["third.txt"]) { TestDisplayName = "by speaker, spelt otherwise" },
        new("article:third.txt", ["third.txt"]) { TestDisplayName = "by file" },
        new("title:coal", ["third.txt"]) { TestDisplayName = "by a word of the title" },
        new("malin* OR zebra", ["third.txt"]) { TestDisplayName = "by a prefix" },
        new("coal AND future", ["third.txt"]) { TestDisplayName = "by two words" },
        new("coal AND harbour", []) { TestDisplayName = "by two words that never meet" },
    ];

    [Theory, MemberData(nameof(Restricted))]
    public void Operators_restrict_the_answers(string question, string[] files) => Assert.Equal(
        files,
        Ask(question).Results.SelectMany(result => result.AlsoIn.Prepend(result.Article)).Select(article => article.File).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void An_explanation_adds_up_to_the_score()
    {
        var result = Ask("what did Malinovskiy say about coal").Results[0];

        Assert.Equal(result.Score, result.Explanation!.Shares.Sum(share => share.Value * share.Weight), 9);
        Assert.NotNull(result.Explanation.Bm25);
    }

    [Fact]
    public void An_explanation_tells_how_the_question_was_understood()
    {
        var understanding = Ask("what did Malinovskiy say about coal").Understanding!;

        Assert.Equal(["Boris Malinovskiy"], understanding.Speakers);
        Assert.Equal("coal", Assert.Single(understanding.Topic).Words);
    }

    [Fact]
    public void An_amount_is_found_where_an_amount_is_asked_for() =>
        Assert.Contains("$40 million", Ask("how much did Malinovskiy pay for the mine").Results[0].Text, StringComparison.Ordinal);

    [Fact]
    public void An_empty_library_answers_with_nothing() =>
        Assert.Empty(Answerer.Ask(new MemoryLibrary([], EnglishAnalyzer.Instance), "what did anybody say about coal").Results);

    [Fact]
    public void Hostile_questions_are_answered_without_an_exception()
    {
        var random = new Random(3);
        string[] pieces = ["what did", "Lindqvist", "say", "coal", "harbour", "\"", "-", "*", "kind:", "after:", "(", "]", "\uD800", "\u0301", "who said", "NOT", "~2", "the", "?"];
        for (var round = 0; round < 3_000; round++)
            Ask(string.Join(' ', Enumerable.Range(0, random.Next(8)).Select(_ => pieces[random.Next(pieces.Length)])));
    }
}
