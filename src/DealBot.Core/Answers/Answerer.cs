using System.Diagnostics;
using DealBot.Core.Answers.Questions;
using DealBot.Core.Answers.Ranking;
using DealBot.Core.Answers.Speakers;
using DealBot.Core.Answers.Suggestions;
using DealBot.Core.Answers.Verification;
using DealBot.Core.Articles;
using DealBot.Core.Telemetry;
using DealBot.Search.Synonyms;
using DealBot.Text;

namespace DealBot.Core.Answers;

/// <summary>Answers questions from a library: every result is a verbatim passage, and nothing found is an answer.</summary>
/// <remarks>Safe for any number of threads.</remarks>
/// <param name="synonyms">See <see cref="Synonyms"/>.</param>
public sealed class Answerer(SynonymMap? synonyms = null)
{
    private volatile SynonymMap? _synonyms = synonyms;

    /// <summary>The team's own synonyms, null for none; others hold for the questions asked after.</summary>
    public SynonymMap? Synonyms
    {
        get => _synonyms;
        set => _synonyms = value;
    }

    /// <summary>Answers what was typed.</summary>
    /// <param name="view">The library at one revision.</param>
    /// <param name="question">A question, keywords, or Lucene's classic syntax; any string whatever is accepted.</param>
    /// <param name="options">How to answer; null for the defaults.</param>
    public Answer Ask(ILibraryView view, string question, AskOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(question);
        options ??= new AskOptions();
        return Timed(options, () => AnswerTo(view, question, options));
    }

    /// <summary>Says whether somebody said certain words.</summary>
    /// <param name="view">The library at one revision.</param>
    /// <param name="speaker">A name or role; null for anybody.</param>
    /// <param name="words">The words, with or without quotation marks around them.</param>
    /// <param name="options">How to answer; null for the defaults.</param>
    public Answer Verify(ILibraryView view, string? speaker, string words, AskOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(words);
        options ??= new AskOptions();
        return Timed(options, () => VerdictOn(view, speaker, words, options));
    }

    /// <summary>What a question means in a library, without an answer to it.</summary>
    internal Question Understand(ILibraryView view, string question) => Reading.Of(view, question, Synonyms).Question;

    private Answer AnswerTo(ILibraryView view, string question, AskOptions options)
    {
        using var asked = Instrumentation.Activities.StartActivity("ask");
        var reading = Traced("understand", () => Reading.Of(view, question, Synonyms));
        if (reading.Question is { Intent: Intent.Verify, Claim: { } claim } && new Verifier(view).Verify(reading.Speaker, claim) is { Candidate: not null } finding)
            return Verified(view, reading, finding, options);

        var found = Traced("retrieve", () => new Retrieval(view, Synonyms).Find(reading));
        var ranked = Traced("rank", () => new Ranker(reading).Rank(found));
        var shown = Shown(ranked, reading.Question.Intent == Intent.Verify ? Confidence.VerifyBar : Confidence.Bar);
        var results = Results(view, reading, shown, options);
        return new Answer(
            question,
            reading.Question.Intent,
            results,
            Suggester.For(view, reading, ranked, results.Count > 0),
            reading.Question.Intent == Intent.Verify ? Verdict.NotFound : null)
        {
            Understanding = options.Explain ? UnderstandingOf(view, reading) : null,
        };
    }

    private Answer VerdictOn(ILibraryView view, string? speaker, string words, AskOptions options)
    {
        using var asked = Instrumentation.Activities.StartActivity("verify");
        var topic = QuestionReader.Read(words).Words;
        var topics = new TopicReader(view, Synonyms);
        var names = SpeakerNames.Of(view);
        var wanted = string.IsNullOrWhiteSpace(speaker) ? null : new WantedSpeaker(speaker, names.Find(speaker, topics.MayBeMisspelt));
        var question = new Question(
            wanted is null ? words : $"{speaker}: {words}", Intent.Verify, wanted?.Words, topic, [], FactKinds.None, WantsSpeech: true, WantsLatest: false, words, Restrictions.None);
        var reading = new Reading(question, wanted, [], topics.Read(topic));
        var finding = new Verifier(view).Verify(wanted, words);
        if (finding.Candidate is not null)
            return Verified(view, reading, finding, options);

        var ranked = new Ranker(reading).Rank(new Retrieval(view, Synonyms).Find(reading));
        return new Answer(question.Text, Intent.Verify, [], Suggester.For(view, reading, ranked, isAnswered: false), Verdict.NotFound);
    }

    private static Answer Timed(AskOptions options, Func<Answer> ask)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = ask();
        if (options.Platform is { } platform) AskMetrics.Answered(platform, started, answer.Results.Count > 0);
        return answer;
    }

    private static T Traced<T>(string step, Func<T> work)
    {
        using var activity = Instrumentation.Activities.StartActivity(step);
        return work();
    }

    // The best must be sure enough; those beside it may be a little less so.
    private static IReadOnlyList<Candidate> Shown(IReadOnlyList<Candidate> ranked, double bar) =>
        ranked.Any(candidate => candidate.Confidence >= bar)
            ? [.. ranked.Where(candidate => candidate.Confidence >= Confidence.LowerBar).SkipWhile(candidate => candidate.Confidence < bar)]
            : [];

    private Answer Verified(ILibraryView view, Reading reading, Finding finding, AskOptions options)
    {
        IReadOnlyList<Candidate> candidates = [finding.Candidate!, .. finding.Others.Select(other => other.Candidate!)];
        return new Answer(reading.Question.Text, Intent.Verify, Results(view, reading, candidates, options), [], finding.Verdict)
        {
            Differences = finding.Alignment!.Differences,
            Understanding = options.Explain ? UnderstandingOf(view, reading) : null,
        };
    }

    private IReadOnlyList<Result> Results(ILibraryView view, Reading reading, IReadOnlyList<Candidate> candidates, AskOptions options)
    {
        if (candidates.Count == 0)
            return [];

        var names = SpeakerNames.Of(view);
        var entries = ArticleEntries.Of(view);
        return [.. Clusters.Of(candidates, entries, Math.Max(1, options.Count)).Select(cluster =>
        {
            var candidate = cluster.Best;
            var start = candidate.Passage.Span.Start;
            return new Result(
                candidate.Passage,
                entries[candidate.Article.Id],
                candidate.Text,
                candidate.Quote,
                candidate.Quote?.Speaker is { } speaker ? names.Shown(speaker) : null,
                candidate.Score,
                [.. candidate.Highlights.Select(span => new TextSpan(span.Start + start, span.End + start))],
                cluster.AlsoIn)
            {
                Explanation = options.Explain ? ExplanationOf(view, reading, candidate) : null,
            };
        })];
    }

    private ResultExplanation ExplanationOf(ILibraryView view, Reading reading, Candidate candidate) => new(
        Blend.Explain(candidate.Features),
        candidate.Confidence,
        candidate.Bm25 > 0 && reading.Units.Count > 0 ? view.Index.Explain(new Retrieval(view, Synonyms).QueryOf(reading), candidate.Passage.Id) : null);

    private Understanding UnderstandingOf(ILibraryView view, Reading reading) => new(
        reading.Question,
        [.. reading.Speaker?.Entries.Select(entry => entry.Name) ?? []],
        [.. reading.Units.Select(unit => new TopicExplanation(
            unit.Words, [.. unit.Forms.Select(form => string.Join(' ', form.Terms.Select(term => term.Term)))], unit.Weight, unit.IsKnown))],
        new Retrieval(view, Synonyms).QueryOf(reading));
}
