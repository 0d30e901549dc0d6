using System.Net.Sockets;
using DealBot.Cli;
using DealBot.Hosting;

namespace DealBot.EndToEnd.Hosting;

public sealed class ListenAddressesTests
{
    public static TheoryData<string?, string?, string?, string> Choices =>
    [
        new("http://*:1", "http://*:2", "http://*:3", "http://*:1") { TestDisplayName = "the option before all" },
        new(null, "http://*:2", "http://*:3", "http://*:2") { TestDisplayName = "DealBot's own variable before that of ASP.NET Core" },
        new(null, null, "http://*:3", "http://*:3") { TestDisplayName = "that of ASP.NET Core" },
        new(null, "", "", "http://localhost:8080") { TestDisplayName = "else this machine alone" },
        new("http://[::1]:0;http://127.0.0.1:0", null, null, "http://[::1]:0;http://127.0.0.1:0") { TestDisplayName = "several, and free ports" },
        new("http://unix:/run/dealbot.sock", null, null, "http://unix:/run/dealbot.sock") { TestDisplayName = "a socket of the file system" },
    ];

    [Theory, MemberData(nameof(Choices))]
    public void Addresses_are_chosen_in_order(string? option, string? own, string? aspNetCore, string expected) =>
        Assert.Equal(expected, ListenAddresses.Of(option, variable => variable is "DEALBOT_URLS" ? own : variable is "ASPNETCORE_URLS" ? aspNetCore : null).Urls);

    public static TheoryData<string, string> Mistakes =>
    [
        new("nonsense", "nonsense is no address to listen on. Give one such as http://localhost:8080 with --urls."),
        new("http://localhost:80x", "http://localhost:80x is no address to listen on."),
        new("http://localhost:99999", "http://localhost:99999 is no address to listen on."),
        new("ftp://localhost:21", "ftp://localhost:21 is no address to listen on."),
        new("http://*:1;http://a b:2", "http://a b:2 is no address to listen on."),
        new("http://localhost:0", "Give http://127.0.0.1:0 with --urls."),
        new("http://localhost:8080/deal", "Leave /deal out of --urls."),
        new(" ; ", "--urls names no address to listen on."),
    ];

    [Theory, MemberData(nameof(Mistakes))]
    public void What_is_no_address_is_refused_with_a_sentence_that_names_it(string urls, string expected)
    {
        var refusal = Assert.Throws<CommandException>(() => ListenAddresses.Of(urls, static _ => null));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, refusal.ExitCode);
    }

    public static TheoryData<string, Exception, string> Faults =>
    [
        new("http://*:80", new IOException("", new AggregateException(new SocketException((int)SocketError.AccessDenied))), "this user may not. Ports below 1024 belong to the system"),
        new("http://*:80", new IOException("Failed.", new InvalidOperationException("", new SocketException((int)SocketError.AddressAlreadyInUse))), "another program listens there already"),
        new("http://10.9.9.9:80", new SocketException((int)SocketError.AddressNotAvailable), "this machine has no such address"),
        new("https://*:443", new InvalidOperationException("Unable to configure HTTPS endpoint."), "An https address needs a certificate, and there is none. Name its file in ASPNETCORE_Kestrel__Certificates__Default__Path"),
        new("https://*:443", new FileNotFoundException("Could not find file '/cert.pfx'."), "Could not find file '/cert.pfx'"),
    ];

    [Theory, MemberData(nameof(Faults))]
    public void What_hinders_listening_is_told_with_what_to_do(string urls, Exception fault, string expected) =>
        Assert.Contains(expected, ListenAddresses.Of(urls, static _ => null).Explain(fault)?.Message, StringComparison.Ordinal);

    [Fact]
    public void A_fault_of_another_kind_is_not_taken_for_a_wrong_address() =>
        Assert.Null(ListenAddresses.Of(null, static _ => null).Explain(new InvalidOperationException("the gears jammed")));

    [Theory]
    [InlineData("http://[::]:8080", "http://localhost:8080")]
    [InlineData("http://0.0.0.0:5000", "http://localhost:5000")]
    [InlineData("http://127.0.0.1:40123", "http://127.0.0.1:40123")]
    public void A_browser_on_this_machine_opens(string listening, string page) => Assert.Equal(page, ListenAddresses.Page(listening));
}
