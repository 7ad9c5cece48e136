using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MeetingHub.Web.Database;

/// <summary>The store. What is said here and in <c>Mappings</c> holds for every provider; a sealed context per provider adds its migrations.</summary>
public abstract class HubDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<MeetingSeries> Series => Set<MeetingSeries>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<MeetingLink> MeetingLinks => Set<MeetingLink>();
    public DbSet<Programme> Programmes => Set<Programme>();
    public DbSet<ProgrammeParty> ProgrammeParties => Set<ProgrammeParty>();
    public DbSet<ProgrammeCall> ProgrammeCalls => Set<ProgrammeCall>();
    public DbSet<Visit> Visits => Set<Visit>();
    public DbSet<Affiliate> Affiliates => Set<Affiliate>();
    public DbSet<AffiliateAlias> AffiliateAliases => Set<AffiliateAlias>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Participation> Participations => Set<Participation>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SessionFacilitator> SessionFacilitators => Set<SessionFacilitator>();
    public DbSet<SessionNote> SessionNotes => Set<SessionNote>();
    public DbSet<Outcome> Outcomes => Set<Outcome>();
    public DbSet<OutcomeOwner> OutcomeOwners => Set<OutcomeOwner>();
    public DbSet<FollowUp> FollowUps => Set<FollowUp>();
    public DbSet<Goal> Goals => Set<Goal>();
    public DbSet<SurveyResult> Surveys => Set<SurveyResult>();
    public DbSet<SourceDocument> Sources => Set<SourceDocument>();
    public DbSet<SourceVersion> SourceVersions => Set<SourceVersion>();
    public DbSet<SourceContent> SourceContents => Set<SourceContent>();
    public DbSet<Evidence> Evidence => Set<Evidence>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        // Fields are how records are read and written one by one, not something stored.
        modelBuilder.Ignore<RecordField>();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(HubDbContext).Assembly);
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
