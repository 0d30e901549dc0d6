using DealBot.Core.Storage;
using DealBot.Search;

namespace DealBot.Core.Tests.Storage;

public sealed class SegmentRowsTests(PostgresServer server)
{
    private const long Generation = 1;

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public void Gives_back_the_bytes_of_segments_of_every_size(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var database = Database.Open(Schema.Library, place.Folder, place.Connection);
        int[] sizes = [0, 1, 1000, 8 << 20, (8 << 20) + 1, 17_000_000];

        var ids = database.Write(session => sizes.Select(size => new SegmentRows(session, Generation).Add(Bytes(size), size)).ToList());

        database.Read(session =>
        {
            var store = new SegmentRows(session, Generation);
            Assert.Equal(sizes.Zip(ids, (size, id) => new SegmentEntry(id, size, size, 0)), store.List());
            Assert.All(sizes.Zip(ids), pair => Assert.True(store.Read(pair.Second).Span.SequenceEqual(Bytes(pair.First))));
            return true;
        });
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Counts_the_versions_of_a_deletion_bitmap(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var database = Database.Open(Schema.Library, place.Folder, place.Connection);
        var id = database.Write(session => new SegmentRows(session, Generation).Add(Bytes(10), 9));

        Assert.True(database.Read(session => new SegmentRows(session, Generation).ReadDeletions(id)).IsEmpty);
        for (byte version = 1; version <= 3; version++)
        {
            database.Write(session => { new SegmentRows(session, Generation).WriteDeletions(id, new byte[] { version, 0 }); return true; });

            Assert.Equal(version, Assert.Single(database.Read(session => new SegmentRows(session, Generation).List())).DeletionsVersion);
            Assert.Equal([version, 0], database.Read(session => new SegmentRows(session, Generation).ReadDeletions(id)).ToArray());
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_removed_segment_is_unknown_and_its_id_is_never_given_again(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var database = Database.Open(Schema.Library, place.Folder, place.Connection);
        var id = database.Write(session => new SegmentRows(session, Generation).Add(Bytes(10), 9));
        var next = database.Write(session =>
        {
            var store = new SegmentRows(session, Generation);
            store.Remove(id);
            return store.Add(Bytes(1), 1);
        });

        Assert.True(next > id);
        Assert.Throws<KeyNotFoundException>(() => database.Read(session => new SegmentRows(session, Generation).Read(id)));
        Assert.Throws<KeyNotFoundException>(() => database.Read(session => new SegmentRows(session, Generation).ReadDeletions(id)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_generation_sees_its_own_segments_only(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var database = Database.Open(Schema.Library, place.Folder, place.Connection);
        var ids = database.Write(session => Enumerable.Range(1, 2).Select(g => new SegmentRows(session, g).Add(Bytes(1), 1)).ToList());

        Assert.Equal(ids[1], Assert.Single(database.Read(session => new SegmentRows(session, 2).List())).Id);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_transaction_that_fails_leaves_nothing(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var database = Database.Open(Schema.Library, place.Folder, place.Connection);

        Assert.Throws<InvalidOperationException>(() => database.Write<bool>(session =>
        {
            new SegmentRows(session, Generation).Add(Bytes(1), 1);
            throw new InvalidOperationException();
        }));

        Assert.Empty(database.Read(session => new SegmentRows(session, Generation).List()));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_read_sees_one_state_while_a_writer_commits_and_does_not_wait_for_it(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var database = Database.Open(Schema.Library, place.Folder, place.Connection);

        database.Read(reader =>
        {
            Assert.Empty(new SegmentRows(reader, Generation).List());
            database.Write(writer =>
            {
                new SegmentRows(writer, Generation).Add(Bytes(1), 1);
                Assert.Empty(new SegmentRows(reader, Generation).List());
                return true;
            });
            Assert.Empty(new SegmentRows(reader, Generation).List());
            return true;
        });

        Assert.Single(database.Read(session => new SegmentRows(session, Generation).List()));
    }

    private static byte[] Bytes(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }
}
