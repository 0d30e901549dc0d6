using DealBot.Core.Answers;
using DealBot.Core.Answers.Questions;

namespace DealBot.Core.Tests.Answers.Questions;

public sealed class QuestionParserTests
{
    // Whoever begins with one of these is somebody.
    private static readonly string[] People = ["anna berg", "berg", "minister", "the minister", "the white house"];

    private static Question Parse(string text) =>
        new QuestionParser(words => People.Contains(words.ToLowerInvariant(), StringComparer.Ordinal)).Parse(text);

    private static string TopicOf(Question question) =>
        string.Join(' ', question.Topic.Where(word => word.IsQuoted || !QuestionVocabulary.Empty.Contains(word.Key)).Select(word => word.Key));

    public static TheoryData<string, Intent, string?, string> Forms =>
    [
        Row("what did Anna Berg say", Intent.Speaker, "Anna Berg", ""),
        Row("What did Anna Berg say about the harbour?", Intent.SpeakerTopic, "Anna Berg", "harbour"),
        Row("what has the minister announced", Intent.SpeakerTopic, "the minister", "announced"),
        Row("what Berg said about coal", Intent.SpeakerTopic, "Berg", "coal"),
        Row("Berg on coal", Intent.SpeakerTopic, "Berg", "coal"),
        Row("prices on credit", Intent.Search, null, "prices credit"),
        Row("berg's view of the harbour", Intent.SpeakerTopic, "berg's", "harbour"),
        Row("what is Berg's latest comment on coal", Intent.SpeakerTopic, "Berg's", "coal"),
        Row("berg quote?", Intent.Speaker, "berg", ""),
        Row("berg harbour quote", Intent.SpeakerTopic, "berg", "harbour"),
        Row("what does coal cost", Intent.HowMuch, null, "coal cost"),
        Row("quotes from Nobody Known about coal", Intent.SpeakerTopic, "Nobody Known", "coal"),
        Row("show me quotes by berg", Intent.Speaker, "berg", ""),
        Row("is the harbour open according to berg", Intent.SpeakerTopic, "berg", "harbour open"),
        Row("how does berg see the harbour", Intent.SpeakerTopic, "berg", "see harbour"),
        Row("which officials did berg see", Intent.Who, null, "officials berg see"),
        Row("what do the articles say about coal", Intent.Search, null, "coal"),
        Row("what is being said about coal", Intent.Search, null, "coal"),
        Row("who said coal is dead", Intent.WhoSaid, null, "coal dead"),
        Row("who said it couldve closed", Intent.WhoSaid, null, "closed"),
        Row("who called it a \"dead end\"", Intent.WhoSaid, null, "dead end"),
        Row("which minister warned of floods", Intent.WhoSaid, null, "warned floods"),
        Row("did anyone mention floods", Intent.WhoSaid, null, "floods"),
        Row("did berg say that coal is dead", Intent.Verify, "berg", "coal dead"),
        Row("is it true that berg said coal is dead", Intent.Verify, "berg", "coal dead"),
        Row("did berg say anything about floods", Intent.SpeakerTopic, "berg", "floods"),
        Row("has berg commented on the floods", Intent.SpeakerTopic, "berg", "floods"),
        Row("when does the harbour open", Intent.When, null, "harbour open"),
        Row("since when is the harbour closed", Intent.When, null, "harbour closed"),
        Row("what year did the mine close", Intent.When, null, "year mine close"),
        Row("where is the mine", Intent.Where, null, "mine"),
        Row("in which city is the mine", Intent.Where, null, "city mine"),
        Row("how much does it cost", Intent.HowMuch, null, "cost"),
        Row("what percentage of coal is burnt", Intent.HowMuch, null, "percentage coal burnt"),
        Row("how many ships came", Intent.HowMany, null, "ships came"),
        Row("who is Anna Berg", Intent.WhatIs, null, "anna berg"),
        Row("who owns the mine", Intent.Who, null, "owns mine"),
        Row("under which minister was it built", Intent.Who, null, "minister built"),
        Row("why did the mine close", Intent.Why, null, "mine close"),
        Row("what is the reason for the delay", Intent.Why, null, "reason delay"),
        Row("what's a demurrage", Intent.WhatIs, null, "demurrage"),
        Row("what does demurrage mean", Intent.WhatIs, null, "demurrage mean"),
        Row("list the ships", Intent.List, null, "ships"),
        Row("which ships came", Intent.List, null, "ships came"),
        Row("how was the harbour built", Intent.How, null, "harbour built"),
        Row("is the harbour open", Intent.YesNo, null, "harbour open"),
        Row("was berg at the talks with the owners", Intent.YesNo, null, "berg talks owners"),
        Row("harbour coal price", Intent.Search, null, "harbour coal price"),
        Row("hey, can you tell me who owns the mine", Intent.Who, null, "owns mine"),
        Row("", Intent.Search, null, ""),
        Row("???", Intent.Search, null, ""),
    ];

    private static TheoryDataRow<string, Intent, string?, string> Row(string question, Intent intent, string? speaker, string topic) =>
        new(question, intent, speaker, topic) { TestDisplayName = $"“{question}” is {intent}" };

    [Theory, MemberData(nameof(Forms))]
    public void Tells_what_is_wanted_of_whom_about_what(string text, Intent intent, string? speaker, string topic)
    {
        var question = Parse(text);

        Assert.Equal((intent, speaker, topic), (question.Intent, question.Speaker, TopicOf(question)));
    }

    [Fact]
    public void Words_between_quotation_marks_are_kept_as_they_stand() =>
        Assert.Equal(["Never again", "no, never"], Parse("who said “Never again” and \"no, never\"").Phrases);

    [Fact]
    public void A_claim_is_the_quoted_part_where_there_is_one() =>
        Assert.Equal("coal is dead", Parse("did berg say \"coal is dead\" yesterday").Claim);

    [Fact]
    public void A_claim_without_marks_goes_on_to_the_end() =>
        Assert.Equal("coal is dead", Parse("did berg say that coal is dead?").Claim);

    [Fact]
    public void An_apostrophe_inside_a_word_closes_no_quotation() =>
        Assert.Equal(["they don’t know"], Parse("who said ‘they don’t know’").Phrases);

    [Fact]
    public void The_latest_is_wanted_where_it_is_asked_for()
    {
        Assert.True(Parse("what is berg's latest comment on coal").WantsLatest);
        Assert.False(Parse("what did berg say about coal").WantsLatest);
    }

    [Fact]
    public void Kinds_of_fact_follow_the_question_word()
    {
        Assert.Equal(FactKinds.Date, Parse("when did it close").Wanted);
        Assert.Equal(FactKinds.Place, Parse("where is it").Wanted);
        Assert.True(Parse("how much is it").Wanted.HasFlag(FactKinds.Money));
        Assert.Equal(FactKinds.Reason, Parse("why did it close").Wanted);
    }
}
