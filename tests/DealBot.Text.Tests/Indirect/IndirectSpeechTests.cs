namespace DealBot.Text.Tests.Indirect;

public sealed class IndirectSpeechTests
{
    [Theory]
    [InlineData("Halvorsen said the ferry would not sail before noon.", "the ferry would not sail before noon", "Halvorsen", "said", TestDisplayName = "X said …")]
    [InlineData("Halvorsen said that the ferry would not sail before noon.", "the ferry would not sail before noon", "Halvorsen", "said", TestDisplayName = "X said that …")]
    [InlineData("The minister said on Tuesday that the harbor would reopen within a week.", "the harbor would reopen within a week", "The minister", "said", TestDisplayName = "X said on a day that …")]
    [InlineData("Ingrid Halvorsen told reporters that the talks had failed.", "the talks had failed", "Ingrid Halvorsen", "told", TestDisplayName = "X told somebody that …")]
    [InlineData("The senator has said he will not vote for the bill.", "he will not vote for the bill", "The senator", "said", TestDisplayName = "X has said …")]
    [InlineData("The port will stay closed until Friday, officials said.", "The port will stay closed until Friday", "officials", "said", TestDisplayName = "…, X said")]
    [InlineData("The port will stay closed until Friday, said Ingrid Halvorsen, who runs the harbor.", "The port will stay closed until Friday", "Ingrid Halvorsen", "said", TestDisplayName = "…, said X")]
    [InlineData("The mine employs 400 people, according to the company.", "The mine employs 400 people", "the company", "according to", TestDisplayName = "…, according to X")]
    [InlineData("According to the ministry, exports fell by a third last year.", "exports fell by a third last year", "the ministry", "According to", TestDisplayName = "According to X, …")]
    [InlineData("The agreement, the ministry said, would take effect in May.", "The agreement, the ministry said, would take effect in May", "the ministry", "said", TestDisplayName = "…, X said, …")]
    [InlineData("Halvorsen Says Ferry Will Not Sail", "Ferry Will Not Sail", "Halvorsen", "Says", TestDisplayName = "X Says … in a headline")]
    [InlineData("The central bank warned that inflation could return in the spring.", "inflation could return in the spring", "bank", "warned", TestDisplayName = "X warned that …")]
    [InlineData("The campaign did not respond to a request for comment.", "a request for comment", "The campaign", "respond", TestDisplayName = "X did not respond to …")]
    [InlineData("The company denied the report, saying it had paid every bill on time.", "it had paid every bill on time", "The company", "saying", TestDisplayName = "X did this, saying …")]
    [InlineData("Halvorsen, the mayor of Northport, announced that the bridge would be rebuilt.", "the bridge would be rebuilt", "Halvorsen", "announced", TestDisplayName = "the subject stands before an apposition")]
    [InlineData("Speaking in Northport, Halvorsen argued that the tunnel was a waste of money.", "the tunnel was a waste of money", "Halvorsen", "argued", TestDisplayName = "a clause stands before the subject")]
    [InlineData("A bank spokesman acknowledged that the letters had been sent too late.", "the letters had been sent too late", "A bank spokesman", "acknowledged", TestDisplayName = "a description speaks")]
    [InlineData("The company said it would build two ships in the U.S.", "it would build two ships in the U.S.", "The company", "said", TestDisplayName = "the last stop belongs to a short form")]
    [InlineData("He has promised to cut taxes for small businesses.", "to cut taxes for small businesses", "He", "promised", TestDisplayName = "X promised to …")]
    public void Reported_speech_is_found_with_its_source(string text, string content, string source, string cue)
    {
        var quote = Assert.Single(TextAnalyzer.Analyze(text).Quotes);
        Assert.Equal(QuoteKind.Indirect, quote.Kind);
        Assert.Equal(content, quote.Span.In(text));
        Assert.Contains(source, quote.SpeakerMention!.Value.In(text), StringComparison.Ordinal);
        Assert.Equal(cue, quote.Cue!.Value.In(text));
        Assert.Equal(new TextSpan(0, text.Length), quote.Sentence);
    }

    [Theory]
    [InlineData("The ferry sailed at noon with forty passengers on board.", TestDisplayName = "nobody speaks")]
    [InlineData("Halvorsen walked to the harbor and looked at the ships.", TestDisplayName = "a person acts")]
    [InlineData("The report was written in March.", TestDisplayName = "a report that only exists")]
    [InlineData("They put the ladder against the wall and went home.", TestDisplayName = "verbs that only sometimes speak")]
    [InlineData("Nothing suggested that the road was closed.", TestDisplayName = "nobody is the subject")]
    [InlineData("Halvorsen believes the ferry is safe.", TestDisplayName = "a thought is not said")]
    [InlineData("The store opens at 8:30 every day.", TestDisplayName = "a colon in a time of day")]
    public void Prose_without_reported_speech_holds_none(string text) =>
        Assert.Empty(TextAnalyzer.Analyze(text).Quotes);

    [Fact]
    public void Words_between_quotation_marks_stay_direct()
    {
        const string Text = "“The ferry will not sail before noon tomorrow,” Halvorsen said.";
        var quote = Assert.Single(TextAnalyzer.Analyze(Text).Quotes);
        Assert.Equal(QuoteKind.Direct, quote.Kind);
    }

    [Fact]
    public void A_surname_is_resolved_to_the_full_name()
    {
        const string Text = "Ingrid Halvorsen runs the harbor.\nOn Monday Halvorsen said the ferry would not sail.";
        var quote = Assert.Single(TextAnalyzer.Analyze(Text).Quotes);
        Assert.Equal("Ingrid Halvorsen", quote.Speaker);
        Assert.Equal(AttributionGrade.Resolved, quote.Grade);
    }

    [Fact]
    public void A_pronoun_is_resolved_within_the_article()
    {
        const string Text = "Mayor Ingrid Halvorsen opened the session.\nShe said the harbor would close in May.";
        var quote = Assert.Single(TextAnalyzer.Analyze(Text).Quotes);
        Assert.Equal("Ingrid Halvorsen", quote.Speaker);
        Assert.Equal(AttributionGrade.Pronoun, quote.Grade);
    }

    [Fact]
    public void An_anonymous_source_is_named_by_its_description()
    {
        const string Text = "A senior official said the harbor would close in May.";
        var quote = Assert.Single(TextAnalyzer.Analyze(Text).Quotes);
        Assert.StartsWith("senior official", quote.Speaker, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relative_pronoun_speaks_for_the_name_before_it()
    {
        const string Text = "Ingrid Halvorsen, who said the ferry would not sail, went home at noon.";
        var quote = Assert.Single(TextAnalyzer.Analyze(Text).Quotes);
        Assert.Equal("the ferry would not sail", quote.Span.In(Text));
        Assert.Equal("Ingrid Halvorsen", quote.Speaker);
    }

    [Fact]
    public void Two_reports_in_one_sentence_are_two_quotes()
    {
        const string Text = "The ministry said the road was open, but residents said they could not use it.";
        var quotes = TextAnalyzer.Analyze(Text).Quotes;
        Assert.Equal(["the road was open", "they could not use it"], quotes.Select(q => q.Span.In(Text)));
        Assert.All(quotes, quote => Assert.Equal(QuoteKind.Indirect, quote.Kind));
    }
}
