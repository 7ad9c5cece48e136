using Microsoft.AspNetCore.Identity;

namespace MeetingHub.Web.Accounts;

/// <summary>What someone with an account may do; <see cref="Security.Policies"/> says what each role opens.</summary>
public enum AccountRole
{
    /// <summary>Reads what is for participants and answers surveys.</summary>
    Participant,
    /// <summary>Writes notes and outcomes of the meetings assigned to them.</summary>
    NoteTaker,
    /// <summary>Reads and exports everything, restricted parts too.</summary>
    Staff,
    /// <summary>May do everything.</summary>
    Organizer,
}

/// <summary>Someone who can sign in. The e-mail address is the user name.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>For the store only.</summary>
    private Account() => Name = "";

    public Account(string email, string name, AccountRole role, DateTimeOffset at)
    {
        (Email, UserName, Name, Role, CreatedAt) = (email, email, name, role, at);
    }

    /// <summary>The name as its owner writes it.</summary>
    public string Name { get; set; }

    public AccountRole Role { get; set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Since when it may no longer sign in; null while it may.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>The meetings a note-taker writes for.</summary>
    public List<MeetingAssignment> Assignments { get; } = [];
}

/// <summary>A meeting whose notes and outcomes a note-taker may write.</summary>
public sealed class MeetingAssignment(int meetingId)
{
    public string AccountId { get; private set; } = "";

    public int MeetingId { get; private set; } = meetingId;
}
