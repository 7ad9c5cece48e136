using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Following;
using MeetingHub.Web.Wikis;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MeetingHub.Web.Database;

/// <summary>The store. What is said here and in <c>Mappings</c> holds for every provider; a sealed context per provider adds its migrations.</summary>
public abstract partial class HubDbContext(DbContextOptions options) : IdentityUserContext<Account>(options)
{
    public DbSet<MeetingSeries> Series => Set<MeetingSeries>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<MeetingLink> MeetingLinks => Set<MeetingLink>();
    public DbSet<Programme> Programmes => Set<Programme>();
    public DbSet<ProgrammeParty> ProgrammeParties => Set<ProgrammeParty>();
    public DbSet<ProgrammeCall> ProgrammeCalls => Set<ProgrammeCall>();
    public DbSet<Visit> Visits => Set<Visit>();
    public DbSet<Exchange> Exchanges => Set<Exchange>();
    public DbSet<Affiliate> Affiliates => Set<Affiliate>();
    public DbSet<AffiliateAlias> AffiliateAliases => Set<AffiliateAlias>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<PersonAlias> PersonAliases => Set<PersonAlias>();
    public DbSet<Participation> Participations => Set<Participation>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SessionFacilitator> SessionFacilitators => Set<SessionFacilitator>();
    public DbSet<AgendaRelease> AgendaReleases => Set<AgendaRelease>();
    public DbSet<ReleasedSession> ReleasedSessions => Set<ReleasedSession>();
    public DbSet<ReleasedFacilitator> ReleasedFacilitators => Set<ReleasedFacilitator>();
    public DbSet<AgendaStep> AgendaSteps => Set<AgendaStep>();
    public DbSet<Follower> Followers => Set<Follower>();
    public DbSet<SessionNote> SessionNotes => Set<SessionNote>();
    public DbSet<NoteRevision> NoteRevisions => Set<NoteRevision>();
    public DbSet<NoteConflict> NoteConflicts => Set<NoteConflict>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<AttachmentContent> AttachmentContents => Set<AttachmentContent>();
    public DbSet<Outcome> Outcomes => Set<Outcome>();
    public DbSet<OutcomeOwner> OutcomeOwners => Set<OutcomeOwner>();
    public DbSet<OutcomeTranslation> OutcomeTranslations => Set<OutcomeTranslation>();
    public DbSet<FollowUp> FollowUps => Set<FollowUp>();
    public DbSet<ProgressReport> ProgressReports => Set<ProgressReport>();
    public DbSet<ProgressLink> ProgressLinks => Set<ProgressLink>();
    public DbSet<Goal> Goals => Set<Goal>();
    public DbSet<SurveyResult> SurveyResults => Set<SurveyResult>();
    public DbSet<Survey> Surveys => Set<Survey>();
    public DbSet<SurveyAnswer> SurveyAnswers => Set<SurveyAnswer>();
    public DbSet<SurveyTicket> SurveyTickets => Set<SurveyTicket>();
    public DbSet<MeetingReport> MeetingReports => Set<MeetingReport>();
    public DbSet<MeetingFinances> MeetingFinances => Set<MeetingFinances>();
    public DbSet<ReportProfile> ReportProfiles => Set<ReportProfile>();
    public DbSet<SourceDocument> Sources => Set<SourceDocument>();
    public DbSet<SourceVersion> SourceVersions => Set<SourceVersion>();
    public DbSet<SourceContent> SourceContents => Set<SourceContent>();
    public DbSet<SourceUpload> SourceUploads => Set<SourceUpload>();
    public DbSet<Evidence> Evidence => Set<Evidence>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<OldAddress> OldAddresses => Set<OldAddress>();
    public DbSet<MeetingAssignment> MeetingAssignments => Set<MeetingAssignment>();
    public DbSet<SignIn> SignIns => Set<SignIn>();
    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();
    public DbSet<WikiConnection> WikiConnections => Set<WikiConnection>();
    public DbSet<WikiPublication> WikiPublications => Set<WikiPublication>();
    public DbSet<SignInThrottle> SignInThrottles => Set<SignInThrottle>();

    /// <summary>The agendas that the public sees: sessions and breaks of each meeting's current release.</summary>
    public IQueryable<ReleasedSession> CurrentAgenda => ReleasedSessions.Where(s => !s.IsDropped && s.Release!.Number == s.Release.Meeting!.CurrentRelease);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // Fields are how records are read and written one by one, not something stored.
        builder.Ignore<RecordField>();
        builder.ApplyConfigurationsFromAssembly(typeof(HubDbContext).Assembly);
        // Of two who change a record at once, the second is told.
        foreach (var type in builder.Model.GetEntityTypes().Where(t => t.ClrType.IsSubclassOf(typeof(Record)))) builder.Entity(type.ClrType).Property<int>(nameof(Record.Version)).IsConcurrencyToken();
        if (!IsWhole) AddFilters(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<Country>().HaveConversion<CountryConverter>().HaveMaxLength(2);
        configurationBuilder.Properties<PartialDate>().HaveConversion<PartialDateConverter>();
        // SQLite neither compares nor orders DateTimeOffset; a UTC DateTime it does.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
    }

    private sealed class CountryConverter() : ValueConverter<Country, string>(c => c.Code, s => Country.Parse(s));

    private sealed class PartialDateConverter() : ValueConverter<PartialDate, string>(d => d.ToString(), s => PartialDate.Parse(s));

    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, DateTime>(
        i => i.UtcDateTime, d => new DateTimeOffset(DateTime.SpecifyKind(d, DateTimeKind.Utc)));
}
