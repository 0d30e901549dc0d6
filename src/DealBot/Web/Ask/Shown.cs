using DealBot.Core.Chat;

namespace DealBot.Web.Ask;

/// <summary>What came of what a visitor did, as the page shows it.</summary>
public abstract record Shown
{
    private Shown() { } // closed: the cases below are all there are

    /// <summary>Nothing was asked yet.</summary>
    /// <param name="Offers">What to begin with.</param>
    public sealed record Welcome(Welcomes Offers) : Shown;

    /// <summary>An answer.</summary>
    /// <param name="Reply">What chat says.</param>
    /// <param name="IsRunning">Whether it only says how far the work is: the page comes again by itself.</param>
    public sealed record Answer(Reply Reply, bool IsRunning = false) : Shown
    {
        /// <summary>Whether it offers nothing to go on with.</summary>
        public bool IsDeadEnd => !IsRunning && Reply.Parts.All(static part => part is Heading or Note);
    }

    /// <summary>A form to fill in.</summary>
    public sealed record Questions(Form Form) : Shown;

    /// <summary>A line that changes something: a link may have brought it, so it is done only once somebody presses a button.</summary>
    public sealed record Confirmation(string Line) : Shown;

    /// <summary>A line that is too long to be asked.</summary>
    public sealed record TooLong(int Length) : Shown;
}
