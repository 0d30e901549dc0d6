using System.Collections;
using DealBot.Cli;
using DealBot.Core.Configuration;

namespace DealBot.Hosting.Settings;

/// <summary>The environment variables that DealBot reads.</summary>
internal static class ReadVariables
{
    /// <summary>A sentence about each variable of this process that looks like one of them and is none.</summary>
    public static IReadOnlyList<string> Mistyped() => EnvironmentNames.Mistyped(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(static variable => (string)variable.Key),
        [.. GlobalOptions.Variables, ListenAddresses.Variable, .. Secrets.Variables]);
}
