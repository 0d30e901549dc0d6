using DealBot.Core.Articles.Speakers;

namespace DealBot.Core.Storage;

/// <summary>What the articles of one generation say of their speakers: a sum, from which an article can be taken out again.</summary>
internal static class SpeakerRows
{
    public static void Insert(Session session, long generation, long article, IReadOnlyList<SpeakerForm> forms)
    {
        foreach (var form in forms)
        {
            session.Execute($"""
                INSERT INTO article_speakers (generation, article, speaker, kind, form, uses)
                VALUES ({generation}, {article}, {form.Key}, {(long)form.Kind}, {form.Form}, {(long)form.Count})
                """);
        }

        session.Execute($"""
            INSERT INTO speakers (generation, speaker, kind, form, uses)
            SELECT generation, speaker, kind, form, uses FROM article_speakers
            WHERE generation = {generation} AND article = {article}
            ON CONFLICT (generation, speaker, kind, form) DO UPDATE SET uses = speakers.uses + excluded.uses
            """);
    }

    public static void Delete(Session session, long generation, long article)
    {
        session.Execute($"""
            UPDATE speakers SET uses = speakers.uses - gone.uses FROM article_speakers AS gone
            WHERE gone.generation = {generation} AND gone.article = {article} AND speakers.generation = gone.generation
                AND speakers.speaker = gone.speaker AND speakers.kind = gone.kind AND speakers.form = gone.form
            """);
        session.Execute($"""
            DELETE FROM speakers WHERE generation = {generation} AND uses <= 0 AND speaker IN
                (SELECT speaker FROM article_speakers WHERE generation = {generation} AND article = {article})
            """);
        session.Execute($"DELETE FROM article_speakers WHERE generation = {generation} AND article = {article}");
    }

    public static void DeleteGeneration(Session session, long generation)
    {
        session.Execute($"DELETE FROM article_speakers WHERE generation = {generation}");
        session.Execute($"DELETE FROM speakers WHERE generation = {generation}");
    }

    public static List<SpeakerForm> Read(Session session, long generation) => session.Rows(
        $"SELECT speaker, kind, form, uses FROM speakers WHERE generation = {generation}",
        static row => new SpeakerForm(row.GetString(0), (SpeakerFormKind)row.GetInt64(1), row.GetString(2), (int)row.GetInt64(3)));

    /// <summary>What the articles say of one speaker.</summary>
    public static List<SpeakerForm> Read(Session session, long generation, string speaker) => session.Rows(
        $"SELECT speaker, kind, form, uses FROM speakers WHERE generation = {generation} AND speaker = {speaker}",
        static row => new SpeakerForm(row.GetString(0), (SpeakerFormKind)row.GetInt64(1), row.GetString(2), (int)row.GetInt64(3)));

    /// <summary>How many quotes each article files under each speaker.</summary>
    public static List<(string Speaker, long Article, int Quotes)> QuotesByArticle(Session session, long generation) => session.Rows(
        $"SELECT speaker, article, uses FROM article_speakers WHERE generation = {generation} AND kind = {(long)SpeakerFormKind.Quotes}",
        static row => (row.GetString(0), row.GetInt64(1), (int)row.GetInt64(2)));

    /// <summary>The speakers of the articles from one on, and before another.</summary>
    public static List<string> KeysSince(Session session, long generation, long first, long before = long.MaxValue) => session.Rows(
        $"SELECT DISTINCT speaker FROM article_speakers WHERE generation = {generation} AND article >= {first} AND article < {before}",
        static row => row.GetString(0));
}
