using System.Text;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Tests.Reading;

/// <summary>Shorthand for reading what a test wrote down.</summary>
internal static class Reads
{
    public static Article Article(string name, string text) => Article(name, Encoding.UTF8.GetBytes(text));

    public static Article Article(string name, byte[] bytes) =>
        ArticleReader.Read(bytes, name) switch
        {
            ReadOutcome.Success { Article: var article } => article,
            ReadOutcome.Failure failure => throw new InvalidOperationException(failure.Message),
            _ => throw new InvalidOperationException(),
        };

    public static string Failure(string name, byte[] bytes) => Failure(ArticleReader.Read(bytes, name));

    public static string Failure(string name, string text) => Failure(name, Encoding.UTF8.GetBytes(text));

    public static string Failure(ReadOutcome outcome) => Assert.IsType<ReadOutcome.Failure>(outcome).Message;
}
