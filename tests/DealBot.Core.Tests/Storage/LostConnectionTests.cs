using DealBot.Core.Storage;
using Npgsql;

namespace DealBot.Core.Tests.Storage;

/// <summary>A server is restarted, a firewall cuts what lies idle: nobody is told of it who need not be.</summary>
public sealed class LostConnectionTests(PostgresServer server)
{
    [Fact]
    public void A_connection_that_was_cut_while_it_lay_idle_is_replaced_before_anybody_needs_it()
    {
        var connection = server.NewDatabase();
        using var database = Database.Open(Schema.Chat, "", connection);
        List<Session> used = [database.Rent(), database.Rent(), database.Rent()];
        used.ForEach(database.Return);

        using (var other = new NpgsqlConnection(connection))
        {
            other.Open();
            using var cut = other.CreateCommand();
            cut.CommandText = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'dealbot'";
            Assert.Equal(3L, cut.ExecuteScalar());
        }

        Assert.Equal(7, database.Read(session => session.Number($"SELECT 7")));
        Assert.Equal(8, database.Write(session => session.Number($"SELECT 8")));
    }
}
