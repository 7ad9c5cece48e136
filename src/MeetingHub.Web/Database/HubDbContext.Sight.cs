using MeetingHub.Domain;
using MeetingHub.Web.Security;
using MeetingHub.Web.Wikis;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database;

/// <summary>
/// What a reader of the store can see at all, said once and for every query: nothing in the bin, nothing beyond the reader's sight,
/// and nothing that belongs to what they cannot see. A page that forgets to ask therefore shows too little, never too much.
/// </summary>
public abstract partial class HubDbContext
{
    /// <summary>How much is seen. Public until a signed-in person has been recognised.</summary>
    public Sight Sight { get; private set; }

    /// <summary>The names that this reader must not see, wherever they stand; null until they have been asked for.</summary>
    internal HiddenNames? HiddenNames { get; set; }

    /// <summary>True for the store as the importer and the bin see it: without filters.</summary>
    internal virtual bool IsWhole => false;

    /// <summary>Whether drafts are seen, and not only what is published of them.</summary>
    public bool SeesDrafts => IsWhole || SeesOrganizers;

    // The filters below read these anew for each query.
    private bool SeesParticipants => Sight >= Sight.Participants;

    private bool SeesOrganizers => Sight >= Sight.Organizers;

    /// <summary>Sets how much is seen from here on.</summary>
    public void LookAs(Sight sight) => (Sight, HiddenNames) = (sight, null);

    private void AddFilters(ModelBuilder model)
    {
        model.Entity<Meeting>().HasQueryFilter(m => m.BinnedAt == null && (SeesOrganizers || m.Visibility == Visibility.Public || (SeesParticipants && m.Visibility == Visibility.Participants)));
        model.Entity<Affiliate>().HasQueryFilter(a => a.BinnedAt == null && (SeesOrganizers || a.Visibility == Visibility.Public || (SeesParticipants && a.Visibility == Visibility.Participants)));
        // A series is seen with its editions; one that has none that the reader sees would tell of those that are hidden.
        model.Entity<MeetingSeries>().HasQueryFilter(s => s.BinnedAt == null && (SeesOrganizers || Meetings.Any(m => m.SeriesId == s.Id)));
        model.Entity<Programme>().HasQueryFilter(p => p.BinnedAt == null);

        // What belongs to a meeting is seen with it. Navigations to a filtered record carry that record's own filter.
        // The draft of an agenda is its organizers'; everybody else reads releases, and those only while the agenda is published.
        model.Entity<Session>().HasQueryFilter(s => SeesOrganizers && s.BinnedAt == null && s.Meeting != null);
        model.Entity<AgendaRelease>().HasQueryFilter(r => r.Meeting != null && (SeesOrganizers || r.Meeting.CurrentRelease != null));
        model.Entity<ReleasedSession>().HasQueryFilter(s => s.Release != null);
        model.Entity<Goal>().HasQueryFilter(g => g.BinnedAt == null && Meetings.Any(m => m.Id == g.MeetingId));
        model.Entity<SurveyResult>().HasQueryFilter(s => s.BinnedAt == null && Meetings.Any(m => m.Id == s.MeetingId));
        // What was answered is read where its results are.
        model.Entity<Survey>().HasQueryFilter(s => Meetings.Any(m => m.Id == s.MeetingId) && (SeesOrganizers || s.IsPublic || s.IsOpen));
        model.Entity<SurveyAnswer>().HasQueryFilter(a => Surveys.Any(s => s.Id == a.SurveyId && (SeesOrganizers || s.IsPublic)));
        model.Entity<MeetingReport>().HasQueryFilter(r => Meetings.Any(m => m.Id == r.MeetingId) && (SeesOrganizers || r.Visibility == Visibility.Public || (SeesParticipants && r.Visibility == Visibility.Participants)));
        model.Entity<MeetingFinances>().HasQueryFilter(f => Meetings.Any(m => m.Id == f.MeetingId) && (SeesOrganizers || f.Visibility == Visibility.Public || (SeesParticipants && f.Visibility == Visibility.Participants)));
        model.Entity<MeetingLink>().HasQueryFilter(l => l.BinnedAt == null && l.Meeting != null && l.Other != null);
        model.Entity<Participation>().HasQueryFilter(p => p.BinnedAt == null && p.Meeting != null);
        model.Entity<Delegation>().HasQueryFilter(d => d.BinnedAt == null && d.Meeting != null && (d.AffiliateId == null || d.Affiliate != null));
        // One that a line of notes made is read where they are.
        model.Entity<Outcome>().HasQueryFilter(o => o.BinnedAt == null && o.Meeting != null && (SeesOrganizers || ((o.Visibility == Visibility.Public || (SeesParticipants && o.Visibility == Visibility.Participants)) && (o.NoteId == null || SessionNotes.Any(n => n.Id == o.NoteId)))));
        model.Entity<SessionNote>().HasQueryFilter(n => SeesOrganizers
            || (n.State == NoteState.Published && (n.Visibility == Visibility.Public || (SeesParticipants && n.Visibility == Visibility.Participants)) && ReleasedSessions.Any(s => s.SessionId == n.SessionId && !s.IsDropped && s.Release!.Number == s.Release.Meeting!.CurrentRelease)));

        // What was said at a meeting, or that it was taken along to it, tells of that meeting.
        model.Entity<FollowUp>().HasQueryFilter(f => SeesOrganizers || f.MeetingId == null || Meetings.Any(m => m.Id == f.MeetingId));

        // What affiliates say of outcomes is nobody's to read until an organizer has taken it.
        model.Entity<ProgressReport>().HasQueryFilter(r => SeesParticipants && Outcomes.Any(o => o.Id == r.OutcomeId) && Affiliates.Any(a => a.Id == r.AffiliateId));

        // What notes link to is read with them.
        model.Entity<Attachment>().HasQueryFilter(a => a.BinnedAt == null && (SeesOrganizers || SessionNotes.Any(n => n.SessionId == a.SessionId && n.Text.Contains(a.Token))));
        model.Entity<OutcomeTranslation>().HasQueryFilter(t => t.NoteId == null || SessionNotes.Any(n => n.Id == t.NoteId && n.State == NoteState.Published));

        // What notes were is their writers'.
        model.Entity<NoteRevision>().HasQueryFilter(r => SessionNotes.Any(n => n.Id == r.NoteId));
        model.Entity<NoteConflict>().HasQueryFilter(c => SessionNotes.Any(n => n.Id == c.NoteId));

        // What names an affiliate is seen with it.
        model.Entity<OutcomeOwner>().HasQueryFilter(o => o.AffiliateId == null || o.Affiliate != null);
        model.Entity<AffiliateAlias>().HasQueryFilter(a => Affiliates.Any(o => o.Id == EF.Property<int>(a, "AffiliateId")));
        model.Entity<ProgrammeParty>().HasQueryFilter(p => p.Affiliate != null);
        model.Entity<ProgrammeCall>().HasQueryFilter(c => c.BinnedAt == null);
        model.Entity<Exchange>().HasQueryFilter(x => x.BinnedAt == null && x.Programme != null && x.First != null && x.Second != null);
        model.Entity<Visit>().HasQueryFilter(v => v.BinnedAt == null && v.Programme != null && v.Affiliate != null);

        // Where reports are published, and with whose password, is its organizers' to know.
        model.Entity<WikiConnection>().HasQueryFilter(c => SeesOrganizers);
        model.Entity<WikiPublication>().HasQueryFilter(p => SeesOrganizers);

        // A document is seen with the meeting that it is about; one about none is everybody's; one that nobody has accepted yet is its reviewer's.
        model.Entity<SourceDocument>().HasQueryFilter(s => s.VersionCount > 0 && (s.MeetingId == null || s.Meeting != null));
        model.Entity<SourceUpload>().HasQueryFilter(u => SeesOrganizers && u.Source != null);
        model.Entity<SourceVersion>().HasQueryFilter(v => Sources.Any(s => s.Id == v.SourceDocumentId));
        model.Entity<Evidence>().HasQueryFilter(e => e.SourceDocument != null);
    }
}
