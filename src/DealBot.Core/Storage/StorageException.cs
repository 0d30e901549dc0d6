namespace DealBot.Core.Storage;

/// <summary>What kept the library from being opened, read or written.</summary>
public enum StorageFault
{
    /// <summary>The file or server cannot be reached, read or made.</summary>
    Unreachable,

    /// <summary>The file is not a library, or is damaged.</summary>
    NotALibrary,

    /// <summary>A newer version of the program wrote it.</summary>
    Newer,

    /// <summary>It can be read but not written.</summary>
    ReadOnly,

    /// <summary>There is no room left.</summary>
    Full,

    /// <summary>Another process holds it for longer than this one waits.</summary>
    Busy,

    /// <summary>Anything else that the database reports.</summary>
    Other,
}

/// <summary>The library's database cannot do what is asked of it. What was stored before is untouched.</summary>
/// <remarks><see cref="Exception.Message"/> is made for people: it names the file or server and says what to do.</remarks>
public sealed class StorageException : Exception
{
    /// <summary>A fault without further words.</summary>
    public StorageException() : this(StorageFault.Other, "The library's database failed.") { }

    /// <summary>A fault of no particular kind.</summary>
    public StorageException(string message) : this(StorageFault.Other, message) { }

    /// <summary>A fault of no particular kind, with its cause.</summary>
    public StorageException(string message, Exception innerException) : this(StorageFault.Other, message, innerException) { }

    /// <summary>A fault, with the sentences that people read and the cause that logs show.</summary>
    public StorageException(StorageFault fault, string message, Exception? innerException = null)
        : base(message, innerException) => Fault = fault;

    /// <summary>What kind of fault it is.</summary>
    public StorageFault Fault { get; }
}
