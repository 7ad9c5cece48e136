namespace MeetingHub.Domain;

/// <summary>Which parts a report has for whom, and in which order: one for the board, one for a funder, one for the wiki.</summary>
public sealed class ReportProfile(string key, string name, string parts)
{
    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>What addresses and commands call it.</summary>
    public string Key { get; private set; } = key;

    /// <summary>What people call it.</summary>
    public string Name { get; private set; } = name;

    /// <summary>The names of its parts in order, apart by commas.</summary>
    public string Parts { get; private set; } = parts;

    /// <summary>Gives it other parts.</summary>
    public void Hold(string parts) => Parts = parts;
}
