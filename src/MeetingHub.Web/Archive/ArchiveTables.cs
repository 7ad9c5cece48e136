using System.Runtime.CompilerServices;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Following;
using MeetingHub.Web.Wikis;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MeetingHub.Web.Archive;

/// <summary>
/// Which tables an archive holds, and what hangs together in them. Columns and references are the model's own, so that a new one is archived without being told;
/// of a new table a test asks whether it is archived or left out.
/// </summary>
internal sealed class ArchiveTables
{
    /// <summary>What is archived, each after what it refers to, and what it belongs to: what leads to an owner comes along with it.</summary>
    private static readonly (Type Type, string? Owner)[] Archived =
    [
        (typeof(MeetingSeries), null),
        (typeof(Programme), null),
        (typeof(Affiliate), null),
        (typeof(AffiliateAlias), "AffiliateId"),
        (typeof(Person), null),
        (typeof(PersonAlias), "PersonId"),
        (typeof(ProgrammeParty), nameof(ProgrammeParty.ProgrammeId)),
        (typeof(ProgrammeCall), nameof(ProgrammeCall.ProgrammeId)),
        (typeof(Visit), nameof(Visit.ProgrammeId)),
        (typeof(Exchange), nameof(Exchange.ProgrammeId)),
        (typeof(Meeting), null),
        (typeof(MeetingLink), nameof(MeetingLink.MeetingId)),
        (typeof(Delegation), nameof(Delegation.MeetingId)),
        (typeof(Participation), nameof(Participation.MeetingId)),
        (typeof(Session), nameof(Session.MeetingId)),
        (typeof(SessionFacilitator), nameof(SessionFacilitator.SessionId)),
        (typeof(AgendaRelease), nameof(AgendaRelease.MeetingId)),
        (typeof(ReleasedSession), nameof(ReleasedSession.ReleaseId)),
        (typeof(ReleasedFacilitator), nameof(ReleasedFacilitator.ReleasedSessionId)),
        (typeof(AgendaStep), nameof(AgendaStep.MeetingId)),
        (typeof(SessionNote), nameof(SessionNote.SessionId)),
        (typeof(NoteRevision), nameof(NoteRevision.NoteId)),
        (typeof(NoteConflict), nameof(NoteConflict.NoteId)),
        (typeof(Attachment), nameof(Attachment.SessionId)),
        (typeof(AttachmentContent), nameof(AttachmentContent.AttachmentId)),
        (typeof(Outcome), nameof(Outcome.MeetingId)),
        (typeof(OutcomeOwner), nameof(OutcomeOwner.OutcomeId)),
        (typeof(OutcomeTranslation), nameof(OutcomeTranslation.OutcomeId)),
        (typeof(FollowUp), nameof(FollowUp.OutcomeId)),
        (typeof(ProgressReport), nameof(ProgressReport.OutcomeId)),
        (typeof(Goal), nameof(Goal.MeetingId)),
        (typeof(SurveyResult), nameof(SurveyResult.MeetingId)),
        (typeof(MeetingReport), nameof(MeetingReport.MeetingId)),
        (typeof(MeetingFinances), nameof(MeetingFinances.MeetingId)),
        (typeof(Survey), nameof(Survey.MeetingId)),
        (typeof(SurveyQuestion), nameof(SurveyQuestion.SurveyId)),
        (typeof(QuestionWords), nameof(QuestionWords.QuestionId)),
        (typeof(SurveyAnswer), nameof(SurveyAnswer.SurveyId)),
        (typeof(SurveyReply), nameof(SurveyReply.AnswerId)),
        (typeof(SurveyTicket), nameof(SurveyTicket.SurveyId)),
        (typeof(SourceDocument), nameof(SourceDocument.MeetingId)),
        (typeof(SourceVersion), nameof(SourceVersion.SourceDocumentId)),
        (typeof(SourceContent), nameof(SourceContent.SourceVersionId)),
        (typeof(Evidence), nameof(Evidence.SourceDocumentId)),
        (typeof(Change), null),
        (typeof(OldAddress), null),
    ];

    /// <summary>What no archive holds: who has an account here and how they come in, who is written to, and what this hub alone counts.</summary>
    internal static readonly Type[] LeftOut =
    [
        typeof(Account), typeof(MeetingAssignment), typeof(SignIn), typeof(AccountLink), typeof(SignInThrottle),
        typeof(IdentityUserClaim<string>), typeof(IdentityUserLogin<string>), typeof(IdentityUserToken<string>), typeof(IdentityUserPasskey<string>),
        typeof(Follower), typeof(ProgressLink), typeof(Freshness),
        // Where reports go from here, with which password, and which parts they have here.
        typeof(WikiConnection), typeof(WikiPublication), typeof(ReportProfile),
        // What waits for a reviewer is nobody's yet, and what a reviewer decided names records by this hub's numbers; what came of it stands in the history.
        typeof(SourceUpload),
    ];

    /// <summary>Numbers that lead to a record without the store knowing it: which table, which column, and where to.</summary>
    internal static readonly (Type Table, string Column, SoftTarget Target)[] SoftReferences =
    [
        (typeof(Change), nameof(Change.RecordId), SoftTarget.Record),
        (typeof(Evidence), nameof(Evidence.RecordId), SoftTarget.Record),
        (typeof(OldAddress), nameof(OldAddress.RecordId), SoftTarget.Record),
        (typeof(Change), nameof(Change.StepId), SoftTarget.Step),
        (typeof(Change), nameof(Change.UploadId), SoftTarget.Nothing),
        (typeof(ReleasedSession), nameof(ReleasedSession.SessionId), SoftTarget.Session),
        (typeof(AgendaStep), nameof(AgendaStep.AccountId), SoftTarget.Nothing),
        (typeof(NoteRevision), nameof(NoteRevision.AccountId), SoftTarget.Nothing),
        (typeof(SurveyAnswer), nameof(SurveyAnswer.AccountId), SoftTarget.Nothing),
    ];

    /// <summary>Columns that stay here: by a survey's secret and a list of accounts one could work out who has answered.</summary>
    internal static readonly (Type Table, string Column)[] Secrets = [(typeof(Survey), nameof(Survey.Secret))];

    /// <summary>The tables that the kinds of records lie in.</summary>
    internal static readonly IReadOnlyDictionary<RecordKind, Type> TableOf = new Dictionary<RecordKind, Type>
    {
        [RecordKind.Series] = typeof(MeetingSeries),
        [RecordKind.Programme] = typeof(Programme),
        [RecordKind.Call] = typeof(ProgrammeCall),
        [RecordKind.Visit] = typeof(Visit),
        [RecordKind.Exchange] = typeof(Exchange),
        [RecordKind.Meeting] = typeof(Meeting),
        [RecordKind.MeetingLink] = typeof(MeetingLink),
        [RecordKind.Affiliate] = typeof(Affiliate),
        [RecordKind.Delegation] = typeof(Delegation),
        [RecordKind.Participation] = typeof(Participation),
        [RecordKind.Session] = typeof(Session),
        [RecordKind.Outcome] = typeof(Outcome),
        [RecordKind.Goal] = typeof(Goal),
        [RecordKind.Survey] = typeof(SurveyResult),
        [RecordKind.Person] = typeof(Person),
        [RecordKind.Report] = typeof(MeetingReport),
        [RecordKind.Finances] = typeof(MeetingFinances),
    };

    private static readonly ConditionalWeakTable<IModel, ArchiveTables> Kept = [];

    private readonly Dictionary<Type, ArchiveTable> byType;

    private ArchiveTables(IModel model)
    {
        All = [.. Archived.Select(a => new ArchiveTable(model.FindEntityType(a.Type) ?? throw new InvalidOperationException($"{a.Type.Name} is no part of the model."), a.Owner))];
        byType = All.ToDictionary(t => t.Type.ClrType);
        ByName = All.ToDictionary(t => t.Name);
    }

    /// <summary>The tables, each after those that it refers to.</summary>
    public IReadOnlyList<ArchiveTable> All { get; }

    public IReadOnlyDictionary<string, ArchiveTable> ByName { get; }

    public ArchiveTable this[Type type] => byType[type];

    public static ArchiveTables Of(IModel model) => Kept.GetValue(model, static model => new ArchiveTables(model));
}

/// <summary>What a number leads to that is no foreign key.</summary>
internal enum SoftTarget
{
    /// <summary>The record whose kind stands beside it.</summary>
    Record,
    /// <summary>A step of an agenda.</summary>
    Step,
    /// <summary>A session, which may be gone.</summary>
    Session,
    /// <summary>Something that no archive holds.</summary>
    Nothing,
}
