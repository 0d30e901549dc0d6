using DealBot.Core.Articles;
using DealBot.Search;
using DealBot.Search.Synonyms;

namespace DealBot.Core.Answers.Ranking;

/// <summary>Asks the index for the passages worth a closer look.</summary>
internal sealed class Retrieval(ILibraryView view, SynonymMap? synonyms)
{
    private const int MostHits = 80;
    private const int MostOfSpeaker = 50;
    private const int MostListItems = 8;
    private const int MostLeadIns = 6;

    // An item inherits so much of the score of the line it stands under.
    private const float OfLeadIn = 0.8f;

    /// <summary>The candidates for a reading, each once.</summary>
    public IReadOnlyList<Candidate> Find(Reading reading)
    {
        var topic = TopicClauses(reading);
        var filters = Filters(reading);
        Dictionary<long, float> found = [];

        if (reading.Speaker?.Facet is { } spoken)
        {
            IReadOnlyList<Clause> bySpeaker = [new Clause(Occur.Filter, spoken), .. filters];
            Take(topic.Count > 0 ? Search([.. topic, .. bySpeaker], MostOfSpeaker) : Newest(bySpeaker));
        }

        if (topic.Count > 0)
            Take(Search(Whole(reading, topic, filters), MostHits));
        if (reading.Speaker is { } speaker)
            Take(Search([.. topic, Mentioned(speaker), .. filters], MostOfSpeaker));
        if (topic.Count == 0 && reading.Speaker is null && filters.Count > 0)
            Take(Newest(filters));

        var candidates = Candidates(found);
        return [.. candidates, .. ListItems(candidates, found)];

        void Take(IEnumerable<Hit> hits)
        {
            foreach (var hit in hits)
                found[hit.PassageId] = Math.Max(hit.Score, found.GetValueOrDefault(hit.PassageId));
        }
    }

    /// <summary>The query that an explanation shows: topic and restrictions.</summary>
    public Query QueryOf(Reading reading) => new Query.OfClauses(Whole(reading, TopicClauses(reading), Filters(reading)));

    // One of the topic's words must be there, unless operators say which.
    private static IReadOnlyList<Clause> Whole(Reading reading, List<Clause> topic, List<Clause> filters) =>
        topic.Count == 0 || reading.Question.Restrictions.DemandsWords
            ? [.. topic, .. filters]
            : [new Clause(Occur.Must, new Query.OfClauses(topic)), .. filters];

    /// <summary>The passages that hold any of the words, best first.</summary>
    public IReadOnlyList<Candidate> FindWords(IReadOnlyList<Clause> clauses, int count) =>
        Candidates(Search(clauses, count).ToDictionary(static hit => hit.PassageId, static hit => hit.Score));

    private static List<Clause> TopicClauses(Reading reading)
    {
        List<Clause> clauses = [.. reading.Units.SelectMany(unit => unit.Clauses())];
        foreach (var phrase in reading.Question.Phrases)
        {
            var terms = Paraphrase.Paraphrases.Analyze(phrase);
            if (terms.Count > 0)
                clauses.Add(new Clause(Occur.Must, new Query.OfPhrase(Fields.Text, terms, 0)));
        }

        return clauses;
    }

    private List<Clause> Filters(Reading reading)
    {
        List<Clause> filters = [.. reading.Only.Select(speaker => new Clause(Occur.Filter, speaker.Facet ?? new Query.Nothing()))];
        filters.AddRange(reading.Excluded.Select(speaker => speaker.Facet).OfType<Query>().Select(facet => new Clause(Occur.MustNot, facet)));
        filters.AddRange(RestrictionFilters.Of(reading.Question.Restrictions, value => ArticlesNamed(value, view), synonyms));
        if (filters.Count > 0 && filters.TrueForAll(clause => clause.Occur == Occur.MustNot)) filters.Add(new Clause(Occur.Filter, new Query.Everything()));
        return filters;
    }

    private static Query.OfSynonyms ArticlesNamed(string value, ILibraryView view) => new(FacetNames.Article, [.. view.Articles
        .Where(article => string.Equals(article.Id.ToString(), value, StringComparison.Ordinal)
            || article.File.Contains(value, StringComparison.OrdinalIgnoreCase))
        .Select(article => article.Id.ToString())]);

    private static Clause Mentioned(Speakers.WantedSpeaker speaker)
    {
        var terms = speaker.Mentions.Where(form => form.Count == 1).Select(form => form[0].Term).Distinct(StringComparer.Ordinal).ToList();
        IEnumerable<Query> queries = [.. terms.Select(term => new Query.OfTerm(Fields.Text, term)), .. TopicUnit.PhrasesBeside(terms, speaker.Mentions)];
        return new Clause(Occur.Must, new Query.OfClauses([.. queries.Select(query => new Clause(Occur.Should, query))]));
    }

    private IReadOnlyList<Hit> Search(IReadOnlyList<Clause> clauses, int count) => view.Index.Search(new Query.OfClauses(clauses), count);

    // Where nothing is scored the newest passages are taken: ids rise with time of import.
    private IEnumerable<Hit> Newest(IReadOnlyList<Clause> filters) =>
        view.Index.Matches(new Query.OfClauses(filters)).TakeLast(MostHits).Select(id => new Hit(id, 0));

    // In the order in which they were found.
    private List<Candidate> Candidates(IReadOnlyDictionary<long, float> found)
    {
        var passages = view.Passages([.. found.Keys]).ToDictionary(static passage => passage.Id);
        var articles = view.ArticlesWith([.. passages.Values.Select(static passage => passage.ArticleId).Distinct()]).ToDictionary(static article => article.Id);
        return [.. found.Keys
            .Select(passages.GetValueOrDefault)
            .OfType<Passage>()
            .Where(passage => articles.ContainsKey(passage.ArticleId))
            .Select(passage => new Candidate(passage, articles[passage.ArticleId], found[passage.Id]))];
    }

    // The items under a line that was found and ends in a colon answer for it, though they may hold none of its words.
    private IEnumerable<Candidate> ListItems(IReadOnlyList<Candidate> candidates, Dictionary<long, float> found)
    {
        var leadIns = candidates
            .Where(candidate => candidate.Text.EndsWith(':'))
            .OrderByDescending(candidate => candidate.Bm25)
            .Take(MostLeadIns);
        foreach (var leadIn in leadIns)
        {
            var items = view.PassagesOf(leadIn.Article.Id)
                .Where(passage => passage.Span.Start >= leadIn.Passage.Span.End)
                .Take(MostListItems);
            foreach (var item in items.Where(item => found.TryAdd(item.Id, 0)))
                yield return new Candidate(item, leadIn.Article, leadIn.Bm25 * OfLeadIn);
        }
    }
}
