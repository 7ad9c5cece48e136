using MeetingHub.Web.Accounts;

namespace MeetingHub.Web.Security;

/// <summary>How much of the store somebody sees; each step sees what the one before it does.</summary>
public enum Sight
{
    /// <summary>What everybody sees.</summary>
    Public,
    /// <summary>What whoever has an account sees.</summary>
    Participants,
    /// <summary>All that is not in the bin.</summary>
    Organizers,
}

/// <summary>Who sees how much.</summary>
public static class SightOf
{
    public static Sight Role(AccountRole? role) => role switch
    {
        null => Sight.Public,
        AccountRole.Participant or AccountRole.NoteTaker => Sight.Participants,
        _ => Sight.Organizers,
    };
}
