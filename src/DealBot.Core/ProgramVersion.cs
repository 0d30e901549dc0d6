using System.Reflection;

namespace DealBot.Core;

/// <summary>Which DealBot this is.</summary>
public static class ProgramVersion
{
    /// <summary>"0.1.0", as <c>Directory.Build.props</c> says; the commit that builds append is left out.</summary>
    public static string Current { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
