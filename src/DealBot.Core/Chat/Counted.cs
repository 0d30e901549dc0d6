namespace DealBot.Core.Chat;

/// <summary>Numbers as people read them.</summary>
public static class Counted
{
    /// <summary>"1 quote", "1,204 quotes".</summary>
    public static string Of(long count, string noun) => Of(count, noun, noun + "s");

    /// <summary>"1 story", "3 stories".</summary>
    public static string Of(long count, string noun, string plural) => count == 1 ? $"1 {noun}" : $"{count:N0} {plural}";

    /// <summary>"512 bytes", "1.4 MB": decimal, as disks are sold and file managers count.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1000 => Of(bytes, "byte"),
        < 1_000_000 => $"{bytes / 1e3:0.#} kB",
        < 1_000_000_000 => $"{bytes / 1e6:0.#} MB",
        _ => $"{bytes / 1e9:0.##} GB",
    };
}
