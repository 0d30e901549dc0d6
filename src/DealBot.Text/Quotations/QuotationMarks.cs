namespace DealBot.Text.Quotations;

/// <summary>The characters that news text uses as quotation marks.</summary>
public static class QuotationMarks
{
    /// <summary>Whether the character is a quotation mark, or an apostrophe that may serve as one.</summary>
    public static bool Contains(char c) => IsDouble(c) || IsSingle(c);

    /// <summary>Straight, curly, low and angular double marks.</summary>
    public static bool IsDouble(char c) => c is '"' or '“' or '”' or '„' or '‟' or '«' or '»' or '\uFF02';

    /// <summary>Straight and curly single marks, and the backtick that opens in plain-text archives.</summary>
    public static bool IsSingle(char c) => c is '\'' or '‘' or '’' or '‚' or '‛' or '`';

    /// <summary>Marks that only ever open.</summary>
    public static bool OnlyOpens(char c) => c is '“' or '„' or '‟' or '«' or '‘' or '‚' or '‛' or '`';

    /// <summary>Marks that should only close, though they open where a writer's keyboard got them wrong.</summary>
    public static bool OnlyCloses(char c) => c is '”' or '»' or '’';
}
