using DealBot.Core.Storage;
using Npgsql;

namespace DealBot.Core.Tests.Storage;

public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("postgresql://db.example/deal")]
    [InlineData("postgres://db.example/deal")]
    [InlineData("Host=db.example;Database=deal")]
    [InlineData("database=deal;HOST=db.example")]
    public void Knows_a_server_from_a_file(string connection) => Assert.True(PostgresAddress.Is(connection));

    [Fact]
    public void Reads_every_part_of_an_address()
    {
        var settings = new NpgsqlConnectionStringBuilder(
            PostgresAddress.ToConnectionString("postgresql://bot:p%40ss%3Aword@db.example:6543/the%20deal?sslmode=require"));

        Assert.Equal("db.example", settings.Host);
        Assert.Equal(6543, settings.Port);
        Assert.Equal("bot", settings.Username);
        Assert.Equal("p@ss:word", settings.Password);
        Assert.Equal("the deal", settings.Database);
        Assert.Equal(SslMode.Require, settings.SslMode);
    }

    [Fact]
    public void Leaves_a_connection_string_as_it_is() =>
        Assert.Equal("Host=a;Database=b", PostgresAddress.ToConnectionString("Host=a;Database=b"));
}
