namespace DealBot.Core.Chat.Store;

/// <summary>Where a <see cref="ChatStore"/> lives and how long it remembers.</summary>
public sealed record ChatStoreOptions
{
    /// <summary>The folder of the file <c>chat.db</c>; made where it does not exist.</summary>
    public required string DataFolder { get; init; }

    /// <summary>A PostgreSQL database instead; see <see cref="Articles.LibraryOptions.Connection"/>, which it may share.</summary>
    public string? Connection { get; init; }

    /// <summary>How long answers are kept, and so how long their buttons work.</summary>
    public TimeSpan AnswersKept { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Tells the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
