using DealBot.Core.Articles.Folders;
using DealBot.Core.Tests.Libraries;
using DealBot.Core.Tests.Storage;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Tests.Folders;

public sealed class FolderWatchTests(PostgresServer server)
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_file_that_is_put_there_is_imported_and_announced_once(DatabaseKind kind)
    {
        await using var room = new WatchRoom(server, kind);
        await room.StartAsync();

        room.Write("deeper/harbour.txt", Briefs.Harbour);
        await room.LooksAsync();
        await room.LooksAsync();

        Assert.Equal(["harbour.txt"], room.Files);
        Assert.Single(room.Announced);
        Assert.Equal($"From {room.Folder}: 1 new article, 0 new versions", Assert.Single(room.Log.Lines).Message);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_lay_there_before_is_imported_and_announced_to_nobody_and_what_came_while_nobody_looked_is_announced(DatabaseKind kind)
    {
        await using var room = new WatchRoom(server, kind);
        room.Write("harbour.txt", Briefs.Harbour);
        await room.StartAsync();
        Assert.Equal(["harbour.txt"], room.Files);
        await room.StopAsync();
        room.Write("school.txt", Briefs.School);

        await room.StartAsync();

        Assert.Equal(["harbour.txt", "school.txt"], room.Files);
        Assert.StartsWith("Headteacher", Assert.Single(room.Announced), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_was_empty_when_it_was_first_watched_is_known_afterwards()
    {
        await using var room = new WatchRoom(server);
        await room.StartAsync();
        await room.StopAsync();
        room.Write("school.txt", Briefs.School);

        await room.StartAsync();

        Assert.Single(room.Announced);
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_not_imported_by_halves()
    {
        await using var room = new WatchRoom(server);
        // Behind a link, where the system tells of no change: a look between two lines that it brought about would be the second of two.
        Directory.CreateSymbolicLink(Path.Combine(room.Folder, "linked"), Directory.CreateDirectory(room.Folder + " elsewhere").FullName);
        await room.StartAsync();
        var path = room.Write("linked/harbour.txt", "");
        foreach (var line in Briefs.Harbour.Split('\n'))
        {
            await File.AppendAllTextAsync(path, line + "\n", TestContext.Current.CancellationToken);
            await room.LookOnceAsync();
            Assert.Empty(room.Files);
        }

        await room.LooksAsync();

        using var view = room.Library.View();
        Assert.Equal(Briefs.Harbour.Trim(), view.Article(Assert.Single(view.Articles).Id)!.Text.Trim());
        Assert.Contains("1 new article, 0 new versions", Assert.Single(room.Log.Lines).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_file_is_a_new_version_and_announced_no_more()
    {
        await using var room = new WatchRoom(server);
        await room.StartAsync();
        room.Write("harbour.txt", Briefs.Harbour);
        await room.LooksAsync();

        room.Write("harbour.txt", Briefs.Harbour + "\nThe board meets again in May.");
        await room.LooksAsync();

        Assert.Equal(["harbour.txt"], room.Files);
        Assert.Single(room.Announced);
        Assert.Contains("0 new articles, 1 new version", room.Log.Lines[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_the_size_and_time_that_it_had_is_not_read_again_also_not_after_a_restart()
    {
        await using var room = new WatchRoom(server);
        var path = room.Write("harbour.txt", Briefs.Harbour);
        await room.StartAsync();
        var time = File.GetLastWriteTimeUtc(path);

        room.Write("harbour.txt", Briefs.Harbour.Replace("2.4 million", "9.9 million", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(path, time);
        await room.StopAsync();
        await room.StartAsync();

        Assert.Contains("1 new article, 0 new versions", Assert.Single(room.Log.Lines).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_file_changes_nothing_and_a_removed_article_stays_away_until_its_file_changes()
    {
        await using var room = new WatchRoom(server);
        var harbour = room.Write("harbour.txt", Briefs.Harbour);
        var school = room.Write("school.txt", Briefs.School);
        await room.StartAsync();

        File.Delete(harbour);
        using (var view = room.Library.View()) Assert.True(room.Library.Remove(view.Articles.Single(static article => article.File is "school.txt").Id));
        await room.LooksAsync();
        await room.StopAsync();
        await room.StartAsync();
        Assert.Equal(["harbour.txt"], room.Files);

        await File.AppendAllTextAsync(school, "\nThe council agreed.", TestContext.Current.CancellationToken);
        await room.LooksAsync();
        Assert.Equal(["harbour.txt", "school.txt"], room.Files);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_once_and_imported_when_it_can_be()
    {
        await using var room = new WatchRoom(server);
        await room.StartAsync();
        room.Write("blank.txt", " \n ");
        room.Write("notes.docx", "x");
        room.Write("harbour.txt", Briefs.Harbour);

        await room.LooksAsync(times: 30); // half an hour: they are tried again, and not named again

        Assert.Equal(["harbour.txt"], room.Files);
        var named = room.Log.Lines.Where(static line => line.Level is LogLevel.Warning).Select(static line => line.Message).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, named.Count);
        Assert.StartsWith($"{Path.Combine(room.Folder, "blank.txt")} is empty. ", named[0], StringComparison.Ordinal);
        Assert.StartsWith($"{Path.Combine(room.Folder, "notes.docx")} is no article by its ending. ", named[1], StringComparison.Ordinal);

        room.Write("blank.txt", Briefs.School);
        await room.LooksAsync();
        Assert.Equal(["blank.txt", "harbour.txt"], room.Files);
        Assert.Equal(2, room.Announced.Count);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_named_once_and_taken_up_when_it_comes()
    {
        await using var room = new WatchRoom(server);
        Directory.Delete(room.Folder);
        await room.StartAsync();
        Assert.Equal($"The folder {room.Folder} does not exist; it is watched as soon as it does", Assert.Single(room.Log.Lines).Message);

        room.Write("harbour.txt", Briefs.Harbour);
        await room.LooksAsync();
        room.Write("school.txt", Briefs.School);
        await room.LooksAsync();

        Assert.Equal(["harbour.txt", "school.txt"], room.Files);
        Assert.Single(room.Announced);
    }

    [Fact]
    public async Task A_folder_that_goes_and_comes_back_announces_nothing_again()
    {
        await using var room = new WatchRoom(server);
        room.Write("harbour.txt", Briefs.Harbour);
        await room.StartAsync();
        var aside = room.Folder + "-aside";

        Directory.Move(room.Folder, aside);
        await room.LooksAsync();
        Directory.Move(aside, room.Folder);
        await room.LooksAsync();
        room.Write("school.txt", Briefs.School);
        await room.LooksAsync();

        Assert.Equal(["harbour.txt", "school.txt"], room.Files);
        Assert.Single(room.Announced);
        Assert.Equal(["Information", "Warning", "Information", "Information"], room.Log.Lines.Select(static line => line.Level.ToString()));
    }

    [Fact]
    public async Task Where_the_system_tells_of_no_changes_they_are_found_by_looking()
    {
        await using var room = new WatchRoom(server);
        var mount = room.Folder + "-mount";
        Directory.CreateDirectory(mount);
        Directory.CreateSymbolicLink(Path.Combine(room.Folder, "link"), mount); // of changes behind a link nobody hears
        await room.StartAsync();

        await File.WriteAllTextAsync(Path.Combine(mount, "harbour.txt"), Briefs.Harbour, TestContext.Current.CancellationToken);
        await room.LooksAsync();

        Assert.Equal(["harbour.txt"], room.Files);
    }

    [Fact]
    public async Task A_change_is_heard_of_before_the_next_look_would_be_due()
    {
        await using var room = new WatchRoom(server);
        await room.StartAsync();
        while (room.Clock.Pending is not [var pause] || pause <= FolderWatch.Quiet) await room.LookOnceAsync();

        var whole = room.Write("../harbour.txt", Briefs.Harbour);
        File.Move(whole, Path.Combine(room.Folder, "harbour.txt"));
        await room.Clock.WaitForTimerAsync(FolderWatch.Quiet);

        Assert.Empty(room.Files);
        room.Clock.Advance(FolderWatch.Quiet);
        await room.Log.SaysAsync("1 new article");
    }

    [Fact]
    public async Task A_folder_that_is_named_twice_is_watched_once()
    {
        await using var room = new WatchRoom(server);
        room.Write("blank.txt", " ");
        var link = room.Folder + "-link";
        Directory.CreateSymbolicLink(link, room.Folder);

        await room.StartAsync(room.Folder, room.Folder + Path.DirectorySeparatorChar, link);

        Assert.Single(room.Log.Lines);
    }
}
