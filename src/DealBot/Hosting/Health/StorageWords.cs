using DealBot.Core.Storage;

namespace DealBot.Hosting.Health;

/// <summary>Says how a database stands to anybody who asks: without its path or host, which <see cref="StorageHealth.Fault"/> names.</summary>
internal static class StorageWords
{
    /// <summary>A sentence or two.</summary>
    public static string Of(StorageHealth health) => health.Ability switch
    {
        StorageAbility.AnswersAndStores => "It answers and stores.",
        StorageAbility.AnswersOnly => $"It answers; nothing can be stored: {Why(health.Fault!.Fault)}.",
        _ => $"It does not answer: {Why(health.Fault!.Fault)}.",
    };

    private static string Why(StorageFault fault) => fault switch
    {
        StorageFault.Unreachable => "the file or server is gone or cannot be reached",
        StorageFault.NotALibrary => "it is damaged, or something else lies in its place",
        StorageFault.Newer => "a newer version of the program has written it",
        StorageFault.ReadOnly => "the file, its folder or its disk is read-only",
        StorageFault.Full => "the disk is full",
        StorageFault.Busy => "another process keeps it locked",
        _ => "the disk or server reports a fault",
    };
}
