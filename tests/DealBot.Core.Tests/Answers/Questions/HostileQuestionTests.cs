using System.Text;
using DealBot.Core.Answers.Questions;

namespace DealBot.Core.Tests.Answers.Questions;

public sealed class HostileQuestionTests
{
    private const int Strings = 400_000;

    private static readonly string[] Pieces =
    [
        "what", "did", "who", "said", "say", "on", "about", "\"", "“", "”", "‘", "’", "'", "'s", ":", "speaker:", "after:", "before:2025-", "-", "+", "*", "~", "^2",
        "(", ")", "[", "]", "{", "AND", "OR", "NOT", "berg", "is", "it", "true", "that", "according to", " ", "\n", "\0", "\u0301", "\uD83D", "\uDE97", "🚗", "ǅ", "ß", "ﬁ", "%", "$5", "5,",
        ".", "?", "…", "\u200F", "\uFFFF", "a", "of", "view", "quotes", "from", "list", "how many", "中", "й",
    ];

    private static readonly string[] Repeated = ["\"", "“", "‘", "«", "(", "speaker:", "a\"", "-", "'", "what did ", "\uD800"];

    [Fact]
    public void Four_hundred_thousand_hostile_strings_are_understood_without_an_exception()
    {
        var parser = new QuestionParser(words => words.Length % 3 == 0);
        var random = new Random(20250221);
        var text = new StringBuilder();
        for (var at = 0; at < Strings; at++)
        {
            text.Clear();
            for (var pieces = random.Next(12); pieces >= 0; pieces--)
            {
                text.Append(random.Next(8) == 0 ? ((char)random.Next(char.MaxValue + 1)).ToString() : Pieces[random.Next(Pieces.Length)]);
                if (random.Next(2) == 0)
                    text.Append(' ');
            }

            var typed = text.ToString();
            var question = parser.Parse(typed);

            Assert.All(question.Topic, word => Assert.InRange(word.Span.End, word.Span.Start, typed.Length));
        }
    }

    [Fact]
    public void A_megabyte_of_quotation_marks_is_read_no_further_than_the_longest_question()
    {
        var parser = new QuestionParser(_ => false);

        Assert.All(
            Repeated.Select(piece => string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length))),
            text => Assert.All(parser.Parse(text).Topic, word => Assert.True(word.Span.End <= QuestionReader.LongestQuestion)));
    }
}
