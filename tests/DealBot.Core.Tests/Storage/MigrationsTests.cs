using DealBot.Core.Storage;

namespace DealBot.Core.Tests.Storage;

public sealed class MigrationsTests(PostgresServer server)
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public void Many_that_open_a_new_database_at_once_make_one_schema(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);

        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Database.Open(Schema.Library, place.Folder, place.Connection).Dispose());

        using var database = Database.Open(Schema.Library, place.Folder, place.Connection);
        Assert.Equal(1, database.Read(session => session.Number($"SELECT count(*) FROM library")));
        Assert.Equal(Schema.Library.Latest, database.Read(session => session.Number($"SELECT schema_version FROM library")));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Library_and_chats_live_side_by_side_each_with_a_version_of_its_own(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        Schema[] both = [Schema.Library, Schema.Chat];

        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, at => Database.Open(both[at % 2], place.Folder, place.Connection).Dispose());

        Assert.All(both, schema =>
        {
            using var database = Database.Open(schema, place.Folder, place.Connection);
            Assert.Equal(schema.Latest, database.Read(session => session.Number(schema.SelectVersion)));
        });
        using var library = Database.Open(Schema.Library, place.Folder, place.Connection);
        using var chat = Database.Open(Schema.Chat, place.Folder, place.Connection);
        Assert.True(library.Write(_ => chat.Write(_ => true))); // neither writer waits for the other
    }

    [Fact]
    public async Task Tables_that_another_process_is_making_are_never_taken_for_a_foreign_program_s()
    {
        for (var round = 0; round < 20; round++)
        {
            using var place = new TestDatabase(DatabaseKind.Sqlite, server);
            var dialect = new SqliteDialect(Schema.Library, place.Folder);
            using var looking = new Session(dialect);

            var making = Task.Run(() => Database.Open(Schema.Library, place.Folder, null).Dispose(), TestContext.Current.CancellationToken);
            while (!dialect.HoldsSchema(looking)) TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await making;
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_lock_has_one_holder_at_a_time(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var one = Database.Open(Schema.Library, place.Folder, place.Connection);
        using var other = Database.Open(Schema.Library, place.Folder, place.Connection);

        using (var held = one.TryLock("reindex"))
        {
            Assert.NotNull(held);
            Assert.Null(other.TryLock("reindex"));
            using var unrelated = other.TryLock("populate");
            Assert.NotNull(unrelated);
        }

        using var next = other.TryLock("reindex");
        Assert.NotNull(next);
    }
}
