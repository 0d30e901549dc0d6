using DealBot.Core.Answers;
using DealBot.Core.Articles;

namespace DealBot.Core.Tests.Answers.Ranking;

/// <summary>Which passage of two that hold the same words answers.</summary>
public sealed class PassageTests
{
    private static Answer Ask(string question, params string[] texts) => new Answerer().Ask(
        new MemoryLibrary(
            [.. texts.Select((text, at) => new Article(0, $"{at}.txt", "From the coast", "Post", null, null, null, text))],
            EnglishAnalyzer.Instance),
        question);

    private static void AssertFirst(string expected, Answer answer) =>
        Assert.True(answer.Results is [var first, ..] && first.Text.Contains(expected, StringComparison.Ordinal), string.Join('\n', answer.Results.Select(result => result.Text)));

    [Fact]
    public void A_pronoun_that_goes_on_for_the_speaker_reports_the_speaker() => AssertFirst(
        "He expressed a wish",
        Ask(
            "Malinovskiy on the lighthouse",
            "Boris Malinovskiy, the mine owner, asserted that the quay would be closed. He expressed a wish to buy the lighthouse. Gulls live there.",
            "The lighthouse is eighty years old."));

    [Fact]
    public void A_pronoun_that_goes_on_for_somebody_else_does_not() => Assert.Empty(
        Ask(
            "Malinovskiy on the lighthouse",
            "Boris Malinovskiy came. Carl Oberg, the mayor, asserted that the quay would be closed. He expressed a wish to buy the lighthouse.").Results);

    [Fact]
    public void The_one_who_met_is_no_answer_to_whom_they_met() => AssertFirst(
        "Foreign Minister Dora Hahn",
        Ask(
            "who did Malinovskiy meet in Bergen",
            "A visit by the mine owner, Boris Malinovskiy, helped the talks in Bergen.",
            "In Bergen Malinovskiy held meetings with officials, including:\n- Foreign Minister Dora Hahn\n- Other officials of the port"));

    [Fact]
    public void The_name_alone_does_not_answer_what_somebody_did() =>
        Assert.Empty(Ask("did Malinovskiy resign", "Boris Malinovskiy opened the quay on Monday. The harbour was full.").Results);

    [Fact]
    public void Us_in_a_sentence_is_not_the_country() => AssertFirst(
        "U.S.",
        Ask(
            "what access does the us get",
            "“They will give us access to the old quay and its access road,” said Boris Malinovskiy.",
            "Under the treaty the U.S. gets access to the northern harbour for its ships."));

    [Fact]
    public void What_a_thing_is_comes_before_what_it_is_good_for() => AssertFirst(
        "a kind of bollard",
        Ask(
            "what is a dolphin",
            "They moored the barge at a dolphin, which was of use to the crew on windy nights.",
            "A dolphin, a kind of bollard that stands in the water, costs little to build."));

    [Fact]
    public void A_number_is_not_answered_without_one() =>
        Assert.Empty(Ask("how many ships came to the harbour", "Ships came to the harbour again, and the harbour was glad of them.").Results);

    [Fact]
    public void A_length_of_time_is_no_number_of_ships() => AssertFirst(
        "40 ships",
        Ask(
            "how many ships are in the harbour",
            "Seven weeks after the flood the ships in the harbour are dry again, and the harbour is open to ships.",
            "The harbour master counted 40 ships, large ones and small ones, in the whole harbour."));

    [Fact]
    public void A_day_tells_when_more_exactly_than_a_week() => AssertFirst(
        "on Friday",
        Ask(
            "when does Malinovskiy meet Hahn",
            "Boris Malinovskiy is to meet Dora Hahn this week in Bergen.",
            "Boris Malinovskiy is to meet Dora Hahn on Friday in Bergen."));

    [Fact]
    public void A_line_that_ends_in_a_colon_speaks_for_the_quotation_below_it() => AssertFirst(
        "The pumps must run",
        Ask(
            "Malinovskiy on the anniversary",
            "Boris Malinovskiy, the mine owner, was in a sober mood, stating on the anniversary:\n“The pumps must run through the winter.”"));

    [Fact]
    public void What_is_reported_by_an_outlet_is_according_to_it() => AssertFirst(
        "a report by Reuters",
        Ask(
            "will the quay be sold according to reuters",
            "Nobody knows whether the quay will be sold.",
            "This agrees with a report by Reuters that the quay will be sold."));

    [Fact]
    public void Swapped_letters_are_forgiven_where_the_stemmer_is_misled() =>
        Assert.NotEmpty(Ask("sceurity of the quay", "The security of the quay is doubtful.").Results);

    [Fact]
    public void A_pronoun_may_mean_somebody_in_the_paragraph_before() => AssertFirst(
        "She had better hurry",
        Ask(
            "Malinovskiy about Hahn hurrying",
            "Boris Malinovskiy has put pressure on Dora Hahn for weeks.\n\n“She had better hurry,” Malinovskiy said in spring.",
            "Dora Hahn keeps sheep. Boris Malinovskiy keeps none."));

    [Fact]
    public void Nobody_in_the_paragraph_before_is_meant_without_a_pronoun() => Assert.Empty(
        Ask(
            "Malinovskiy about Hahn hurrying",
            "Boris Malinovskiy has put pressure on Dora Hahn for weeks.\n\n“The ships had better hurry,” Malinovskiy said in spring.").Results);

    [Fact]
    public void Somebody_named_but_never_quoted_is_not_called_unknown()
    {
        var answer = Ask("what did Hahn say about the quay", "The quay was repaired at last, to the joy of Dora Hahn and her dogs.");

        Assert.Empty(answer.Results);
        Assert.Contains(answer.Suggestions, suggestion => suggestion.Text.Contains("not quoted", StringComparison.Ordinal));
        Assert.DoesNotContain(answer.Suggestions, suggestion => suggestion.Text.StartsWith("Nobody", StringComparison.Ordinal));
    }
}
