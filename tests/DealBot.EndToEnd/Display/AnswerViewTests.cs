using System.Text.RegularExpressions;
using DealBot.Cli.Display;
using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Text;

namespace DealBot.EndToEnd.Display;

public sealed partial class AnswerViewTests
{
    private static readonly SpeakerEntry Ann = new("ann lee", [], "Ann Lee", [], ["harbour master", "engineer"], 4);

    [Fact]
    public void A_card_shows_the_words_who_said_them_where_they_stand_and_how_to_open_the_article()
    {
        var result = Sample.Result("“The gates are mended,” Ann Lee said.", "Ann Lee", hit: "gates", alsoIn: Sample.WireCopy);
        Assert.Equal(
            """
             1 “The gates are mended,” Ann Lee said.
               Ann Lee, harbour master
               Harbour to reopen in May · The Coast Courier · 11 March 2025, 3 days ago
               harbour.md
               also in Inland Wire

            """.ReplaceLineEndings("\n"),
            ForPipe(Sample.Answer(result)));
    }

    [Fact]
    public void What_was_not_understood_is_said_before_the_answers() => Assert.StartsWith(
        "“after:soon” is not a date.\n\n 1 “Mended,”",
        ForPipe(Sample.Answer(Sample.Result("“Mended,” she said.", "Ann Lee")) with { Suggestions = [new Suggestion("“after:soon” is not a date.")] }),
        StringComparison.Ordinal);

    [Fact]
    public void A_pipe_gets_a_passage_on_one_line_however_long_it_is()
    {
        var words = string.Join(' ', Enumerable.Repeat("harbour", 500));
        Assert.Contains($"“{words}”", ForPipe(Sample.Answer(Sample.Result($"“{words}” she said.", "Ann Lee"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_marks_the_words_of_the_question()
    {
        var shown = ForTerminal(80, Sample.Answer(Sample.Result("“The gates are mended,” Ann Lee said.", "Ann Lee", hit: "gates")));
        Assert.Matches("\u001b\\[[0-9;]*4[0-9;]*mgates\u001b", shown);
    }

    [Fact]
    public void NO_COLOR_leaves_no_colour_in_a_terminal()
    {
        var shown = Drawn.ForTerminal(80, screen => View(screen).Write(Sample.Answer(Sample.Result("“Mended,” she said.", "Ann Lee", hit: "Mended"))), coloured: false);
        Assert.DoesNotMatch("\u001b\\[[0-9;]*3[0-9][0-9;]*m", shown);
    }

    [Theory, InlineData(80), InlineData(40), InlineData(24)]
    public void No_line_is_wider_than_the_terminal(int width)
    {
        var result = Sample.Result(
            "“The gates of the northern harbour are mended, every one of them,” Ann Lee said; Donaudampfschifffahrtsgesellschaftskapitänsmütze.",
            "Ann Lee", AttributionGrade.Carried, alsoIn: [Sample.WireCopy, Sample.WireCopy]);
        Assert.All(
            EscapeSequence().Replace(ForTerminal(width, Sample.Answer(result)), "").Split('\n'),
            line => Assert.InRange(line.Length, 0, width));
    }

    public static TheoryData<AttributionGrade, QuoteKind, string> Doubts =>
    [
        new(AttributionGrade.Explicit, QuoteKind.Direct, "Ann Lee, harbour master\n") { TestDisplayName = "a full name beside a cue needs no caution" },
        new(AttributionGrade.Resolved, QuoteKind.Mixed, "Ann Lee, harbour master\n") { TestDisplayName = "nor does a surname" },
        new(AttributionGrade.Pronoun, QuoteKind.Direct, "(named here by a pronoun)") { TestDisplayName = "a pronoun is said to be one" },
        new(AttributionGrade.Carried, QuoteKind.Direct, "probably Ann Lee") { TestDisplayName = "a voice carried over is only probable" },
        new(AttributionGrade.Explicit, QuoteKind.Indirect, "in the reporter’s words") { TestDisplayName = "a paraphrase is not passed off as verbatim" },
    ];

    [Theory, MemberData(nameof(Doubts))]
    public void A_speaker_is_shown_as_surely_as_the_text_names_them(AttributionGrade grade, QuoteKind kind, string expected) =>
        Assert.Contains(expected, ForPipe(Sample.Answer(Sample.Result("“Mended,” she said.", "Ann Lee", grade, kind))), StringComparison.Ordinal);

    [Fact]
    public void A_speaker_whom_a_moderator_named_is_shown_as_such()
    {
        var result = Sample.Result("“Mended,” she said.", "Ann Lee");
        var corrected = result with { Quote = result.Quote! with { SpeakerMention = null } };

        Assert.Contains("Ann Lee, harbour master (corrected by a moderator)", ForPipe(Sample.Answer(corrected)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_without_a_speaker_says_so() =>
        Assert.Contains("speaker not named", ForPipe(Sample.Answer(Sample.Result("“Mended.”", speaker: null, AttributionGrade.Unknown))), StringComparison.Ordinal);

    [Fact]
    public void An_empty_answer_says_what_was_searched_and_offers_the_nearest_things()
    {
        var answer = Sample.Answer() with { Suggestions = [new Suggestion("what did Ann Lee say about the gates")] };
        Assert.Equal(
            """
            Nothing found in 2 articles, 11 March 2025.
            Nearest:
              • what did Ann Lee say about the gates

            """.ReplaceLineEndings("\n"),
            ForPipe(answer));
    }

    [Fact]
    public void Control_characters_of_an_article_are_shown_and_do_nothing()
    {
        var shown = ForPipe(Sample.Answer(Sample.Result("“Red \u001b[31malert\u0007 \u202Etxt.exe\u202C,” she said.", "Ann\u001b[2J Lee")));
        Assert.DoesNotContain(shown, unit => char.IsControl(unit) && unit is not '\n');
        Assert.DoesNotContain('\u202E', shown);
        Assert.Contains("Red ␛[31malert␇", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_right_to_left_name_cannot_reorder_the_line_it_stands_in() =>
        Assert.Contains("\u2068שרה לוי\u2069", ForPipe(Sample.Answer(Sample.Result("“Mended,” she said.", "שרה לוי"))), StringComparison.Ordinal);

    [Fact]
    public void Only_web_addresses_become_links()
    {
        var page = Sample.Article with { Url = "https://example.org/harbour" };
        var script = Sample.Article with { Url = "javascript:alert(1)" };
        Assert.Equal("https://example.org/harbour", ArticlePlace.Of(page).Link);
        Assert.Null(ArticlePlace.Of(script).Link);
    }

    [Fact]
    public void Control_characters_of_an_address_stay_out_of_its_link()
    {
        var place = ArticlePlace.Of(Sample.Article with { Url = "https://example.org/\u001b]0;mine\u0007\u009b2J\u202Egpj" });
        Assert.Equal("https://example.org/%1B]0;mine%07%C2%9B2J%E2%80%AEgpj", place.Link);
    }

    private static AnswerView View(Screen screen) =>
        new(screen, new Sample.Library([Sample.Article, Sample.WireCopy], [Ann]), new FixedClock());

    private static string ForPipe(Answer answer) => Drawn.ForPipe(screen => View(screen).Write(answer));

    private static string ForTerminal(int width, Answer answer) => Drawn.ForTerminal(width, screen => View(screen).Write(answer));

    [GeneratedRegex("\u001b(\\[[0-9;]*m|\\][^\u001b]*\u001b\\\\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EscapeSequence();

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Sample.Today;
    }
}
