using System.Data.Common;
using DealBot.Core.Articles;

namespace DealBot.Core.Storage;

/// <summary>A correction as two columns: whether it is no quote, and the speaker.</summary>
internal static class CorrectionColumns
{
    /// <summary>Reads the two columns from <paramref name="column"/> on; null where neither says anything.</summary>
    public static Correction? Read(DbDataReader row, int column) =>
        row.GetInt64(column) != 0 ? new Correction.NotAQuote()
        : row.IsDBNull(column + 1) ? null
        : new Correction.SpokenBy(row.GetString(column + 1));

    public static long NotQuote(Correction? correction) => correction is Correction.NotAQuote ? 1 : 0;

    public static string? Speaker(Correction? correction) => (correction as Correction.SpokenBy)?.Name;
}
