namespace DealBot.Text.Names;

/// <summary>Whether a person is spoken of as a man or a woman.</summary>
internal enum Gender
{
    /// <summary>The text does not show it.</summary>
    Unknown,

    /// <summary>He.</summary>
    Male,

    /// <summary>She.</summary>
    Female,
}

/// <summary>What a name is the name of.</summary>
internal enum EntityKind
{
    /// <summary>Not shown by the text.</summary>
    Unknown,

    /// <summary>One human being.</summary>
    Person,

    /// <summary>A body that may speak.</summary>
    Body,

    /// <summary>A country or town.</summary>
    Place,
}

/// <summary>A person, body or place that a text names, with all that it says of it.</summary>
/// <param name="name">The first form of the name in the text.</param>
internal sealed class Entity(string name)
{
    // A bound that no article reaches, so that hostile text cannot make the search for doubles slow.
    private const int MostForms = 32;

    private readonly List<string> _forms = [name];
    private readonly List<string> _roles = [];

    /// <summary>The fullest form of the name, without titles.</summary>
    public string Name { get; set; } = name;

    /// <summary>What the name names.</summary>
    public EntityKind Kind { get; set; }

    /// <summary>He or she.</summary>
    public Gender Gender { get; set; }

    /// <summary>Every form of the name, in the order of first use.</summary>
    public IReadOnlyList<string> Forms => _forms;

    /// <summary>Titles and descriptions ("Treasury Secretary"), in the order of first use.</summary>
    public IReadOnlyList<string> Roles => _roles;

    /// <summary>The mentions by name, in reading order.</summary>
    public List<Mention> Mentions { get; } = [];

    /// <summary>The mention that introduces the entity: the first by full name, if there is one.</summary>
    public required Mention FirstMention { get; init; }

    /// <summary>The paragraph of the mention joined last.</summary>
    public int LastParagraph { get; set; }

    /// <summary>How many mentions have been joined.</summary>
    public int Uses { get; set; }

    /// <summary>Notes a form of the name, once.</summary>
    public void AddForm(string form) => AddOnce(_forms, form);

    /// <summary>Notes a title or description, once.</summary>
    public void AddRole(string role) => AddOnce(_roles, role);

    private static void AddOnce(List<string> list, string item)
    {
        if (list.Count < MostForms && !list.Contains(item)) list.Add(item);
    }
}
