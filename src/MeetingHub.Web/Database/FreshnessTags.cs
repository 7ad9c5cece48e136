using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Following;
using MeetingHub.Web.Wikis;
using Microsoft.AspNetCore.Identity;

namespace MeetingHub.Web.Database;

/// <summary>What a page can depend on, and which change touches what.</summary>
public static class FreshnessTags
{
    /// <summary>Whatever is touched and shown: for what may show anything, as a search does.</summary>
    public const string Anything = "anything";

    /// <summary>Names that stand on pages everywhere, and whether they may.</summary>
    public const string Names = "names";

    /// <summary>The list of meetings with their dates and places.</summary>
    public const string Meetings = "meetings";

    /// <summary>What has no tag of its own: it makes what may show <see cref="Anything"/> anew.</summary>
    public const string Rest = "rest";

    /// <summary>Documents and what they say.</summary>
    public const string Sources = "sources";

    /// <summary>Accounts, where they are signed in, and which meetings are assigned to them. Triggers of the store say so, whatever writes it: nobody stays signed in by an oversight.</summary>
    public const string Accounts = "accounts";

    /// <summary>A meeting and its published parts. The draft of its agenda is none of them.</summary>
    public static string Meeting(int id) => $"meeting/{id}";

    /// <summary>The draft of a meeting's agenda.</summary>
    public static string Draft(int meeting) => $"draft/{meeting}";

    /// <summary>Notes, whatever their state; for who writes them.</summary>
    public static string Note(int id) => $"note/{id}";

    /// <summary>The published notes of a session.</summary>
    public static string Notes(int session) => $"notes/{session}";

    /// <summary>Whether pages show it: what is typed into notes is shown once it is published, and says so itself then.</summary>
    internal static bool IsShown(string tag) => tag != Accounts && !tag.StartsWith("note/", StringComparison.Ordinal);

    /// <summary>What changing this entity touches.</summary>
    internal static IEnumerable<string> Of(object entity) => entity switch
    {
        // The title of a hidden meeting stands nowhere, nor what only its documents say.
        Domain.Meeting { Visibility: not Visibility.Public } meeting => [Meeting(meeting.Id), Draft(meeting.Id), Meetings, Names],
        Domain.Meeting meeting => [Meeting(meeting.Id), Draft(meeting.Id), Meetings],
        AgendaRelease release => [Meeting(release.MeetingId)],
        SessionNote note => [Notes(note.SessionId)],
        Session session => [Draft(session.MeetingId)],
        Delegation delegation => [Meeting(delegation.MeetingId)],
        Participation participation => [Meeting(participation.MeetingId)],
        MeetingReport report => [Meeting(report.MeetingId)],
        MeetingFinances finances => [Meeting(finances.MeetingId)],
        Outcome outcome => [Meeting(outcome.MeetingId)],
        Affiliate or AffiliateAlias or Person or PersonAlias or MeetingSeries or Programme or ProgrammeParty => [Names],
        SourceDocument or SourceVersion or Evidence => [Sources],
        // No page that is kept shows these, or never before something else says so; and some of them change with every click.
        Account or SignIn or AccountLink or SignInThrottle or MeetingAssignment or AgendaStep or NoteRevision or NoteConflict or Follower or ProgressLink or ProgressReport
            or SurveyTicket or SurveyAnswer or SurveyReply or SourceUpload or WikiConnection or WikiPublication or IdentityUserPasskey<string> => [],
        _ => [Rest],
    };
}
