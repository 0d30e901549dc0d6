namespace DealBot.Core.Storage;

/// <summary>What a database was found able to do.</summary>
/// <param name="Ability">In one word.</param>
/// <param name="Fault">What is wrong, in words that name the file or server and say what to do; null where nothing is.</param>
public sealed record StorageHealth(StorageAbility Ability, StorageException? Fault)
{
    /// <summary>It answers and stores.</summary>
    public static StorageHealth Well { get; } = new(StorageAbility.AnswersAndStores, null);
}

/// <summary>What a database can do, in one word.</summary>
public enum StorageAbility
{
    /// <summary>All that is asked of it.</summary>
    AnswersAndStores,

    /// <summary>It can be read but not written: locked by another process, on a full or read-only disk.</summary>
    AnswersOnly,

    /// <summary>It cannot even be read: the file is gone or damaged, the server does not answer.</summary>
    Unreachable,
}
