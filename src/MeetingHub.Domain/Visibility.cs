namespace MeetingHub.Domain;

/// <summary>Who may see something.</summary>
public enum Visibility
{
    /// <summary>Everybody.</summary>
    Public,
    /// <summary>Whoever has an account.</summary>
    Participants,
    /// <summary>Organizers and staff only.</summary>
    Organizers,
}
