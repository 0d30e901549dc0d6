using DealBot.Core.Answers.Questions;

namespace DealBot.Core.Tests.Answers.Questions;

public sealed class OperatorsTests
{
    [Fact]
    public void A_question_without_operators_is_left_alone()
    {
        var (remainder, restrictions) = Operators.TakeFrom("when: what did he say - and why?");

        Assert.Equal("when: what did he say - and why?", remainder);
        Assert.True(restrictions.IsEmpty);
    }

    [Fact]
    public void Operators_leave_the_question_around_them_where_it_was()
    {
        const string Text = "speaker:berg what about coal source:\"Harbour Post\"";
        var (remainder, restrictions) = Operators.TakeFrom(Text);

        Assert.Equal(Text.Length, remainder.Length);
        Assert.Equal("what about coal", remainder.Trim());
        Assert.Equal(["berg"], restrictions.Speakers);
        Assert.Equal([new FacetDemand("source", "Harbour Post", IsExcluded: false)], restrictions.Facets);
    }

    [Fact]
    public void A_space_may_stand_between_a_field_and_its_value()
    {
        var (remainder, restrictions) = Operators.TakeFrom("coal speaker: berg source: \"Harbour Post\" after: 2025-02");

        Assert.Equal("coal", remainder.Trim());
        Assert.Equal(["berg"], restrictions.Speakers);
        Assert.Equal([new FacetDemand("source", "Harbour Post", IsExcluded: false)], restrictions.Facets);
        Assert.Equal(new DateOnly(2025, 2, 1), restrictions.After);
    }

    [Fact]
    public void A_minus_excludes_words_phrases_and_fields()
    {
        var (remainder, restrictions) = Operators.TakeFrom("coal -iron -\"old mine\" -kind:indirect");

        Assert.Equal("coal", remainder.Trim());
        Assert.Equal("-iron -\"old mine\"", restrictions.Clauses);
        Assert.Equal([new FacetDemand("kind", "indirect", IsExcluded: true)], restrictions.Facets);
    }

    public static TheoryData<string, DateOnly> Days =>
    [
        new("2025-02-20", new DateOnly(2025, 2, 20)) { TestDisplayName = "a day" },
        new("20250220", new DateOnly(2025, 2, 20)) { TestDisplayName = "a day without hyphens" },
        new("2025-02", new DateOnly(2025, 2, 1)) { TestDisplayName = "a month is its first day" },
        new("2025", new DateOnly(2025, 1, 1)) { TestDisplayName = "a year is its first day" },
    ];

    [Theory, MemberData(nameof(Days))]
    public void Days_can_be_written_in_several_ways(string written, DateOnly day)
    {
        var restrictions = Operators.TakeFrom($"coal after:{written} before:{written}").Restrictions;

        Assert.Equal((day, day), (restrictions.After, restrictions.Before));
    }

    [Fact]
    public void A_day_that_cannot_be_read_is_named()
    {
        var restrictions = Operators.TakeFrom("coal after:lunch").Restrictions;

        Assert.Null(restrictions.After);
        Assert.Contains("after:lunch", Assert.Single(restrictions.Misunderstood), StringComparison.Ordinal);
    }

    [Fact]
    public void Boolean_words_make_a_query_of_what_is_left() =>
        Assert.Equal("(coal AND iron)", Operators.TakeFrom("coal AND iron").Restrictions.Clauses);

    [Fact]
    public void A_question_in_capitals_holds_no_boolean_words() =>
        Assert.True(Operators.TakeFrom("COAL AND IRON").Restrictions.IsEmpty);

    [Fact]
    public void Wildcards_and_fuzzy_words_are_demanded() =>
        Assert.Equal("+harb* +coel~1", Operators.TakeFrom("price harb* coel~1").Restrictions.Clauses);

    [Theory]
    [InlineData("price \"harbour dues\"~3", "+\"harbour dues\"~3", "price")]
    [InlineData("“harbour dues”~3 price", "+\"harbour dues\"~3", "price")]
    [InlineData("price \"harbour dues\"^2", "+\"harbour dues\"^2", "price")]
    public void Leaves_a_phrase_with_room_or_weight_to_the_index(string typed, string clauses, string question)
    {
        var (rest, restrictions) = Operators.TakeFrom(typed);
        Assert.Equal(clauses, restrictions.Clauses);
        Assert.Equal(question, rest.Trim());
    }

    [Theory]
    [InlineData("day:2025-13-45 coal", "is not a date")]
    [InlineData("kind:nonsense coal", "is no kind of answer; write kind:direct, kind:mixed, kind:indirect or kind:passage.")]
    public void What_cannot_be_read_of_a_field_is_told_and_demands_nothing(string typed, string told)
    {
        var (rest, restrictions) = Operators.TakeFrom(typed);
        Assert.True(restrictions.IsEmpty);
        Assert.Equal("coal", rest.Trim());
        Assert.Contains(told, Assert.Single(restrictions.Misunderstood), StringComparison.Ordinal);
    }
}
