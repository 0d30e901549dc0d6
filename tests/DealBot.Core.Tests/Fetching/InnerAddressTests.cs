using System.Globalization;
using System.Net;
using System.Numerics;
using DealBot.Core.Articles.Fetching;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Core.Tests.Fetching;

public sealed class InnerAddressTests
{
    /// <summary>IANA's special-purpose registries of IPv4 and IPv6, as prefixes; of IPv6 also all that is not 2000::/3, see RFC 4291.</summary>
    private static readonly string[] Special =
    [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "255.255.255.255/32",
        "::/3", "4000::/2", "8000::/1",
        "::1/128", "::/128", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001::/32", "2001:2::/48", "2001:10::/28", "2001:20::/28",
        "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    ];

    private static readonly (int Bytes, BigInteger First, BigInteger Last)[] Ranges = [.. Special.Select(RangeOf)];

    [Fact]
    public void An_address_is_inner_where_a_registry_says_so_and_nowhere_else()
    {
        var any = Gen.OneOf(Bytes(4), Bytes(16), Bytes(14).Select(static bytes => (byte[])[0x20, 0x01, .. bytes]), Bytes(4).Select(static bytes => IPAddress.Parse($"::ffff:{new IPAddress(bytes)}").GetAddressBytes()));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(any.ToArbitrary(), static bytes => Agrees(new IPAddress(bytes))));
    }

    [Fact]
    public void The_first_and_the_last_address_of_each_range_are_inner_and_their_neighbours_are_as_the_registries_say()
    {
        foreach (var (bytes, first, last) in Ranges)
        {
            Assert.NotNull(InnerAddress.KindOf(AddressOf(bytes, first)));
            Assert.NotNull(InnerAddress.KindOf(AddressOf(bytes, last)));
            if (first > 0) Assert.True(Agrees(AddressOf(bytes, first - 1)));
            if (last < (BigInteger.One << (8 * bytes)) - 1) Assert.True(Agrees(AddressOf(bytes, last + 1)));
        }
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("93.184.215.14")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("100.128.0.0")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4001::200e")]
    public void A_public_address_is_public(string address) => Assert.Null(InnerAddress.KindOf(IPAddress.Parse(address)));

    [Fact]
    public void Every_spelling_of_an_address_in_a_link_is_the_same_host()
    {
        var spelling =
            from bytes in Bytes(4)
            from parts in Gen.Choose(1, 4)
            from style in Gen.Choose(0, 3).ArrayOf(4)
            select (Address: new IPAddress(bytes), Text: Spelt(bytes, parts, style));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(spelling.ToArbitrary(), static pair =>
            string.Equals(WebAddress.Host(new Uri($"http://{pair.Text}/")), pair.Address.ToString(), StringComparison.Ordinal)));
    }

    private static Gen<byte[]> Bytes(int count) => Gen.Choose(0, 255).Select(static value => (byte)value).ArrayOf(count);

    private static bool Agrees(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        var value = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        return InnerAddress.KindOf(address) is not null == Ranges.Any(range => range.Bytes == bytes.Length && range.First <= value && value <= range.Last);
    }

    private static (int Bytes, BigInteger First, BigInteger Last) RangeOf(string prefix)
    {
        var slash = prefix.IndexOf('/', StringComparison.Ordinal);
        var bytes = IPAddress.Parse(prefix[..slash]).GetAddressBytes();
        var first = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        return (bytes.Length, first, first + (BigInteger.One << ((8 * bytes.Length) - int.Parse(prefix[(slash + 1)..], CultureInfo.InvariantCulture))) - 1);
    }

    private static IPAddress AddressOf(int bytes, BigInteger value)
    {
        var own = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        return new IPAddress([.. new byte[bytes - own.Length], .. own]);
    }

    /// <summary>In one to four parts, of which the last holds the rest, each decimal, octal or hexadecimal (WHATWG URL, section 3.5).</summary>
    private static string Spelt(byte[] bytes, int parts, int[] style)
    {
        var rest = bytes.Skip(parts - 1).Aggregate(0L, static (value, part) => (value << 8) | part);
        return string.Join('.', bytes.Take(parts - 1).Select(static part => (long)part).Append(rest).Select((part, at) => style[at] switch
        {
            0 => part.ToString(CultureInfo.InvariantCulture),
            1 => $"0x{part:x}",
            2 => $"0X{part:X8}",
            _ => "0" + Convert.ToString(part, 8),
        }));
    }
}
