namespace DealBot.Core.Answers.Questions;

/// <summary>Kinds of fact that a question can want and a passage can state.</summary>
[Flags]
public enum FactKinds
{
    /// <summary>No kind in particular.</summary>
    None = 0,

    /// <summary>A date, a day or a time.</summary>
    Date = 1 << 0,

    /// <summary>A length of time.</summary>
    Duration = 1 << 1,

    /// <summary>A place or an occasion at which people meet.</summary>
    Place = 1 << 2,

    /// <summary>An amount of money.</summary>
    Money = 1 << 3,

    /// <summary>A share of a whole.</summary>
    Percent = 1 << 4,

    /// <summary>Any number.</summary>
    Number = 1 << 5,

    /// <summary>A person or body, by name.</summary>
    Person = 1 << 6,

    /// <summary>A reason or a cause.</summary>
    Reason = 1 << 7,

    /// <summary>What something or somebody is.</summary>
    Definition = 1 << 8,

    /// <summary>Several things in a row.</summary>
    Several = 1 << 9,
}
