using System.Globalization;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Chat.Lines;

namespace DealBot.Core.Chat.Administration;

/// <summary><c>admin feeds</c>: the feeds that fill the library.</summary>
internal sealed class FeedsCommand(Sources? sources, TimeProvider clock)
{
    private const long MostListBytes = 1024 * 1024;
    private const int MostImported = 1000;
    private const int MostChoices = 25; // what a menu holds
    private const int MostItems = 3; // of a feed that is checked

    /// <summary>Where nothing is fetched from the web.</summary>
    public static readonly Note NoSources = new("This instance follows no feeds and fetches nothing from the web.");

    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        if (sources is null) return call.Reply(NoSources);
        return call["do"] switch
        {
            "add" or "import" when call["feed"] is not null && call.Command.File is not null => call.Reply(Attachment.OrAddress),
            null or "list" => call.Reply(new FeedList(clock, call.Place.Platform).Parts(call["feed"] is { } wanted ? sources.Find(wanted) : sources.Feeds(), call["feed"], call["page"])),
            "add" => await AddAsync(sources, call, cancellation),
            "remove" => Remove(sources, call),
            "check" => await CheckAsync(sources, call, cancellation),
            "import" => await ImportAsync(sources, call, cancellation),
            "export" => call.Reply(IsPrivate(call) ? FeedList.Addresses(sources.Feeds()) : [new Note("Addresses of feeds may hold passwords. Type this as a slash command, and only you see them.")]),
            var unknown => call.Reply(new Note(RichText.Of($"Feeds can be listed, added, removed, checked, imported and exported, not “{Visible.Line(unknown)}”. For example: ").Then(Typing(call, "add https://example.com/feed.xml")))),
        };
    }

    private static async Task<Reply> AddAsync(Sources sources, Call call, CancellationToken cancellation)
    {
        if (call["feed"] is not { } address) return call.Reply(new Note(RichText.Of("Give the feed's address, or that of a page that names its feed: ").Then(Typing(call, "add https://example.com/feed.xml"))));

        var (feed, isNew, check) = await sources.AddAsync(address, call.User.Name, @unchecked: false, title: null, cancellation);
        if (feed is null) return call.Reply(new Note(Visible.Line(check?.Problem ?? "It was not added.")));

        return call.Reply(
        [
            new Note(RichText.Of(isNew ? "Added: " : "It is followed already: ").Then(FeedList.Name(feed)).Then(isNew && check?.Feed is { } read
                ? $" ({Counted.Of(read.Items.Count, "item")}). What it holds now is taken in and announced to nobody; what comes next is announced."
                : ".")),
            .. Remarks(check),
        ]);
    }

    private static Reply Remove(Sources sources, Call call)
    {
        if ((call[CommandPress.Chosen] ?? call["feed"]) is not { } wanted) return call.Reply(new Note(RichText.Of("Say which: its number, its address or part of its title: ").Then(Typing(call, "remove 3"))));

        return sources.Find(wanted) switch
        {
            [var feed] => call.Reply(new Note(sources.Remove(feed.Id)
                ? RichText.Of("Done: ").Then(FeedList.Name(feed)).Then(" is followed no more. Its articles stay.")
                : "It is followed no more already.")),
            [] => call.Reply(new Note(RichText.Of($"No feed is meant by “{Visible.Line(wanted)}”. To see them: ").Then(Typing(call, "list")))),
            var several => call.Reply(
                new Note($"{Counted.Of(several.Count, "feed")} are meant by “{Visible.Line(wanted)}”{(several.Count > MostChoices ? $"; these are the first {MostChoices}" : "")}."),
                new Menu(CommandPress.Id(ChatCommands.Administration, "feeds", "do", "remove"), "Choose the feed to remove", [.. several
                    .Take(MostChoices)
                    .Select(feed => new MenuOption(feed.Id.ToString(CultureInfo.InvariantCulture), Visible.Line(feed.Title is { Length: > 0 } title ? $"{title}: {feed.ShownUrl}" : feed.ShownUrl)))])),
        };
    }

    private async Task<Reply> CheckAsync(Sources sources, Call call, CancellationToken cancellation)
    {
        if (call["feed"] is not { } wanted) return call.Reply(new Note(RichText.Of("Give an address, or the number of a feed that is followed: ").Then(Typing(call, "check https://example.com/feed.xml"))));

        var followed = sources.Find(wanted) is [var one] ? one : null;
        var check = await sources.CheckAsync(followed?.Url ?? wanted, cancellation);
        List<ReplyPart> parts = [new Heading("Feed check")];
        if (check.Problem is { } problem) parts.Add(new Note(Visible.Line(problem)));
        if (check.Feed is { } feed)
        {
            parts.Add(new Note(RichText.Of(feed.Title is { Length: > 0 } title ? Visible.Name(title) : "A feed without a title", RunStyle.Strong)
                .Then(": ").Then(Visible.Line(WebAddress.Shown(check.Url)), RunStyle.Code).Then($", {Counted.Of(feed.Items.Count, "item")}. ")
                .Then(followed is null ? "It is not followed." : "It is followed.")));
            if (feed.Items.Count > 0) parts.Add(new Listing([.. feed.Items.Take(MostItems).Select(Item)]));
        }

        return call.Reply([.. parts, .. Remarks(check)]);
    }

    private static async Task<Reply> ImportAsync(Sources sources, Call call, CancellationToken cancellation)
    {
        if (call.Command.File is not { } file) return call.Reply(new Note("Attach the list of feeds as another reader exports it: an OPML file."));
        var (bytes, fault) = await Attachment.ReadAsync(file, MostListBytes, cancellation);
        if (bytes is null) return call.Reply(fault!);

        var (listed, problem) = Opml.Read(bytes);
        if (problem is not null) return call.Reply(new Note(Visible.Line($"{Attachment.NameOf(file)}: {problem}")));
        if (listed.Count > MostImported) return call.Reply(new Note($"The list has {Counted.Of(listed.Count, "feed")}; at most {MostImported:N0} are taken at once. Import it with the command line: dealbot feeds import"));

        List<(OpmlFeed Feed, FeedAddition Outcome)> done = [];
        foreach (var feed in listed) done.Add((feed, await sources.AddAsync(feed.Address.AbsoluteUri, call.User.Name, @unchecked: true, feed.Title, cancellation)));

        var refused = done.Where(added => added.Outcome.Feed is null).ToList();
        List<ReplyPart> parts =
        [
            new Note($"Imported: {Counted.Of(done.Count(added => added.Outcome is { Feed: not null, IsNew: true }), "new feed")}, "
                + $"{done.Count(added => added.Outcome is { Feed: not null, IsNew: false }):N0} followed already, {refused.Count:N0} refused. What they hold now is announced to nobody."),
        ];
        if (refused.Count > 0)
        {
            parts.Add(new Listing([.. refused.Take(MostChoices).Select(added =>
                new ListItem(RichText.Of(Visible.Line(WebAddress.Shown(added.Feed.Address.AbsoluteUri)), RunStyle.Code), Visible.Line(added.Outcome.Check?.Problem ?? "It was not added.")))]));
        }

        return call.Reply(parts);
    }

    private static bool IsPrivate(Call call) => call.Plan.Visibility is Visibility.OnlyYou || call.Place.IsDirect;

    private ListItem Item(FeedItem item) => new(
        new RichText([new Run(item.Title is { Length: > 0 } title ? Visible.Name(title) : "Untitled", RunStyle.Strong, item.Url is { Scheme: "http" or "https" } url ? url.AbsoluteUri : null)]),
        item.Published is { } published ? Dates.DayAndAge(published, clock.GetUtcNow()) : "undated");

    private static IEnumerable<Note> Remarks(FeedCheck? check) => (check?.Remarks ?? []).Select(remark => new Note(Visible.Line(remark), IsQuiet: true));

    private static RichText Typing(Call call, string line) => AsTyped.Code(call.Place.Platform, $"admin feeds {line}");
}
