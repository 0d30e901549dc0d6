using DealBot.Core.Articles;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Articles.Import;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Lines;

namespace DealBot.Core.Chat.Administration;

/// <summary><c>admin add</c>: takes an attached file, or the page at an address, into the library.</summary>
internal sealed class AddCommand(Library library, Sources? sources)
{
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        if (call["url"] is not null && call.Command.File is not null) return call.Reply(Attachment.OrAddress);
        if (call["url"] is { } url) return await AddPageAsync(call, Typed.Unquoted(url), cancellation);
        if (call.Command.File is not { } file)
            return call.Reply(new Note("Attach the article as a file (plain text, Markdown or HTML), or give its address."));

        var (bytes, fault) = await Attachment.ReadAsync(file, library.MaxArticleBytes, cancellation);
        if (bytes is null) return call.Reply(fault!);
        return ArticleReader.Read(bytes, Attachment.NameOf(file)) switch
        {
            ReadOutcome.Success read => await StoreAsync(call, read, cancellation),
            ReadOutcome.Failure refused => call.Reply(new Note(Visible.Line(refused.Message))),
            _ => throw new InvalidOperationException(),
        };
    }

    private async Task<Reply> StoreAsync(Call call, ReadOutcome.Success read, CancellationToken cancellation)
    {
        // The path says where it came from, and is none of a file here whatever the attachment is called.
        var input = new ReadOutcome.Success($"{call.Place.Platform}:{read.Article.File}", read.Article, read.Warnings);
        var report = await library.ImportAsync([input], cancellation: cancellation);
        using var view = library.View();
        return call.Reply(Outcome(view, report, view.Articles
            .Where(article => string.Equals(article.Title, read.Article.Title, StringComparison.Ordinal))
            .MaxBy(article => article.Id)));
    }

    private async Task<Reply> AddPageAsync(Call call, string address, CancellationToken cancellation)
    {
        if (sources is null) return call.Reply(FeedsCommand.NoSources);
        var report = await sources.ImportAsync(address, cancellation);
        if (report.Failures is [var refused, ..]) return call.Reply(new Note(Visible.Line(refused.Message)));

        using var view = library.View();
        var key = ArticleUrl.Key(address.Contains("://", StringComparison.Ordinal) ? address : $"https://{address}");
        return call.Reply(Outcome(view, report, view.Articles
            .Where(article => article.Url is { } url && string.Equals(ArticleUrl.Key(url), key, StringComparison.Ordinal))
            .MaxBy(article => article.Id)));
    }

    private static List<ReplyPart> Outcome(LibraryView view, ImportReport report, ArticleEntry? stored)
    {
        var outcome = report switch
        {
            { Added: > 0 } => "Added.",
            { Replaced: > 0 } => "Added, in the place of an earlier version.",
            { TooOld: > 0 } => "Not added.",
            _ => "The library holds this article already, just so.",
        };
        List<ReplyPart> parts = [new Note(outcome)];
        if (stored is not null) parts.AddRange(ArticleSummary.Of(view, stored));
        parts.AddRange(report.Warnings.Select(warning => new Note(Visible.Line(warning), IsQuiet: true)));
        return parts;
    }
}
