using DealBot.Core.Storage;

namespace DealBot.Core.Tests.Storage;

public sealed class MigrationsTests(PostgresServer server)
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public void Many_that_open_a_new_database_at_once_make_one_schema(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);

        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Database.Open(place.Folder, place.Connection).Dispose());

        using var database = Database.Open(place.Folder, place.Connection);
        Assert.Equal(1, database.Read(session => session.Number($"SELECT count(*) FROM library")));
        Assert.Equal(Migrations.Latest, database.Read(session => session.Number($"SELECT schema_version FROM library")));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_lock_has_one_holder_at_a_time(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var one = Database.Open(place.Folder, place.Connection);
        using var other = Database.Open(place.Folder, place.Connection);

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
