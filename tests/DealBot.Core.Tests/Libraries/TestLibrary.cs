using DealBot.Core.Articles;
using DealBot.Core.Articles.Import;
using DealBot.Core.Tests.Storage;

namespace DealBot.Core.Tests.Libraries;

/// <summary>Opens libraries in the places of tests.</summary>
internal static class TestLibrary
{
    public static Library Open(TestDatabase place, string? articlesFolder = null) => Library.Open(
        new LibraryOptions { DataFolder = place.Folder, Connection = place.Connection, ArticlesFolder = articlesFolder });
}

/// <summary>Hears progress at once, on the thread that reports it.</summary>
internal sealed class Said(Action<ImportProgress> hear) : IProgress<ImportProgress>
{
    public void Report(ImportProgress value) => hear(value);
}
