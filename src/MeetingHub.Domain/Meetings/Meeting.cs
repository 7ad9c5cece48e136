using System.Globalization;

namespace MeetingHub.Domain;

/// <summary>Where a meeting stands, as far as its sources say.</summary>
public enum MeetingStatus
{
    /// <summary>The sources do not say.</summary>
    Unknown,
    /// <summary>It is to come, or was when the source was written.</summary>
    Announced,
    /// <summary>It took place.</summary>
    Held,
    /// <summary>It was called off.</summary>
    Withdrawn,
}

/// <summary>One gathering; an edition when it belongs to a series.</summary>
public sealed partial class Meeting(string slug, string name, string? language = null) : Record, IAddressed
{
    private readonly List<Delegation> delegations = [];
    private readonly List<Participation> participations = [];
    private readonly List<Session> sessions = [];
    private readonly List<Outcome> outcomes = [];
    private readonly List<Goal> goals = [];
    private readonly List<SurveyResult> surveys = [];
    private readonly List<MeetingLink> links = [];

    /// <inheritdoc/>
    public string Slug { get; private set; } = slug;

    /// <summary>The title as the source writes it.</summary>
    public string Name { get; private set; } = name;

    /// <summary>The name's <see cref="NameKey"/>, to look it up by. It follows the name; the store only reads it.</summary>
    public string Key
    {
        get => NameKey.Of(Name);
        private set { }
    }

    /// <summary>The BCP 47 tag of the language of its title and words.</summary>
    public string? Language { get; private set; } = language;

    /// <summary>The series it is an edition of.</summary>
    public MeetingSeries? Series { get; private set; }

    /// <summary>The store's number of the series.</summary>
    public int? SeriesId { get; private set; }

    /// <summary>The programme it belongs to.</summary>
    public Programme? Programme { get; private set; }

    /// <summary>The store's number of the programme.</summary>
    public int? ProgrammeId { get; private set; }

    /// <summary>Which edition of the series, from 1; null when the sources do not say.</summary>
    public int? Edition { get; private set; }

    /// <summary>Announced, held, withdrawn, or unknown.</summary>
    public MeetingStatus Status { get; private set; }

    /// <summary>True when it is known only because a document about another meeting mentions it.</summary>
    public bool IsMentionOnly { get; private set; }

    /// <summary>The host city as the source writes it.</summary>
    public string? City { get; private set; }

    /// <summary>The host city's <see cref="NameKey"/>. It follows the city; the store only reads it.</summary>
    public string? CityKey
    {
        get => City is null ? null : NameKey.Of(City);
        private set { }
    }

    /// <summary>The host country.</summary>
    public Country? Country { get; private set; }

    /// <summary>The building or room as the source writes it.</summary>
    public string? Venue { get; private set; }

    /// <summary>The IANA zone its times are in; a known host city gives it.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>The first day, as far as known; words only where the source gives words only.</summary>
    public PartialDate? Starts { get; private set; }

    /// <summary>The last day, as far as known.</summary>
    public PartialDate? Ends { get; private set; }

    /// <summary>The year it starts in, when known. It follows <see cref="Starts"/>; the store only reads it.</summary>
    public int? Year
    {
        get => Starts?.Year;
        private set { }
    }

    /// <summary>The source's own words for when it is.</summary>
    public string? DateText { get; private set; }

    /// <summary>What its notes begin from, as Markdown; null where they begin from the usual outline.</summary>
    public string? NotesOutline { get; private set; }

    /// <summary>Who may see it.</summary>
    public Visibility Visibility { get; private set; }

    /// <summary>The number in the last session code given, 0 before the first.</summary>
    public int LastSessionNumber { get; private set; }

    /// <summary>Affiliates and countries at the meeting.</summary>
    public IReadOnlyList<Delegation> Delegations => delegations;

    /// <summary>People named for a part in it.</summary>
    public IReadOnlyList<Participation> Participations => participations;

    /// <summary>The agenda's sessions and breaks.</summary>
    public IReadOnlyList<Session> Sessions => sessions;

    /// <summary>What was agreed there.</summary>
    public IReadOnlyList<Outcome> Outcomes => outcomes;

    /// <summary>Its aims.</summary>
    public IReadOnlyList<Goal> Goals => goals;

    /// <summary>What surveys before or after it found.</summary>
    public IReadOnlyList<SurveyResult> Surveys => surveys;

    /// <summary>The other meetings that its documents mention.</summary>
    public IReadOnlyList<MeetingLink> Links => links;

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Meeting;

    /// <inheritdoc/>
    public override IReadOnlyList<RecordField> Fields => FieldTable;

    private static IReadOnlyList<RecordField> FieldTable { get; } =
    [
        RecordField.Of<Meeting>("title", m => m.Name, (m, v) => m.Name = v ?? m.Name),
        RecordField.Of<Meeting>("edition", m => m.Edition?.ToString(CultureInfo.InvariantCulture), (m, v) => m.Edition = v is null ? null : int.Parse(v, CultureInfo.InvariantCulture)),
        RecordField.Of<Meeting>("status", m => m.Status == MeetingStatus.Unknown ? null : m.Status.ToString(), (m, v) => m.Status = v is null ? MeetingStatus.Unknown : Enum.Parse<MeetingStatus>(v)),
        RecordField.Of<Meeting>("hostCity", m => m.City, (m, v) => m.City = v),
        RecordField.Of<Meeting>("hostCountry", m => m.Country?.Code, (m, v) => m.Country = v is null ? null : Domain.Country.Parse(v)),
        RecordField.Of<Meeting>("venue", m => m.Venue, (m, v) => m.Venue = v),
        RecordField.Of<Meeting>("timeZone", m => m.TimeZone, (m, v) => m.TimeZone = v),
        RecordField.Of<Meeting>("startDate", m => m.Starts?.ToString(), (m, v) => m.Starts = v is null ? null : PartialDate.Parse(v)),
        RecordField.Of<Meeting>("endDate", m => m.Ends?.ToString(), (m, v) => m.Ends = v is null ? null : PartialDate.Parse(v)),
        RecordField.Of<Meeting>("dateText", m => m.DateText, (m, v) => m.DateText = v),
        RecordField.Of<Meeting>("notesOutline", m => m.NotesOutline, (m, v) => m.NotesOutline = v),
        RecordField.Of<Meeting>("language", x => x.Language, (x, v) => x.Language = v),
        RecordField.Of<Meeting>("visibility", x => x.Visibility.ToString(), (x, v) => x.Visibility = v is null ? Visibility.Public : Enum.Parse<Visibility>(v)),
    ];

    /// <inheritdoc/>
    public void MoveTo(string slug)
    {
        Slug = slug;
        Version++;
    }

    /// <summary>Makes it an edition of a series; null takes it out of the one it was in.</summary>
    public void JoinSeries(MeetingSeries? series) => (Series, SeriesId) = (series, series is null or { Id: 0 } ? null : series.Id);

    /// <summary>Makes it a meeting of a programme; null takes it out of the one it was in.</summary>
    public void JoinProgramme(Programme? programme) => (Programme, ProgrammeId) = (programme, programme is null or { Id: 0 } ? null : programme.Id);

    /// <summary>Notes that it is known only from a mention, until a document of its own arrives.</summary>
    public void KnowFromMention() => IsMentionOnly = true;

    /// <summary>A document about it has arrived, or a person has described it.</summary>
    public void KnowFromDocument() => IsMentionOnly = false;

    /// <summary>Adds an affiliate, or a country where the source names no more, in a role; the same twice gives the same delegation.</summary>
    public Delegation AddDelegation(Affiliate? affiliate, Country? country, DelegationRole role)
    {
        var there = delegations.FirstOrDefault(d => d.Role == role && (affiliate is null ? d.Affiliate is null && d.AffiliateId is null && d.Country == country : d.IsOf(affiliate)));
        if (there is not null) return there;
        var delegation = new Delegation(role, country, affiliate);
        delegations.Add(delegation);
        return delegation;
    }

    /// <summary>Adds a person in a role; the same twice gives the same participation.</summary>
    public Participation AddParticipation(Person person, ParticipationRole role)
    {
        var there = participations.FirstOrDefault(p => p.Role == role && p.IsOf(person));
        if (there is not null) return there;
        var participation = new Participation(role, person);
        participations.Add(participation);
        return participation;
    }

    /// <summary>Adds a session at the end, with the next code of the meeting.</summary>
    public Session AddSession(string title, string? language)
    {
        // Codes never change and are never given twice, even when the session that had one is gone.
        LastSessionNumber++;
        var session = new Session(string.Create(CultureInfo.InvariantCulture, $"S{LastSessionNumber}"), After(sessions, s => s.Position), title, language);
        sessions.Add(session);
        return session;
    }

    /// <summary>Adds an outcome of a kind.</summary>
    public Outcome AddOutcome(OutcomeKind kind, string text, string? language)
    {
        var outcome = new Outcome(kind, After(outcomes, o => o.Position), text, language);
        outcomes.Add(outcome);
        return outcome;
    }

    /// <summary>Adds an aim.</summary>
    public Goal AddGoal(string aim, string? language)
    {
        var goal = new Goal(After(goals, g => g.Position), aim, language);
        goals.Add(goal);
        return goal;
    }

    /// <summary>Adds a survey's result.</summary>
    public SurveyResult AddSurvey(string statement, string? language)
    {
        var survey = new SurveyResult(After(surveys, s => s.Position), statement, language);
        surveys.Add(survey);
        return survey;
    }

    /// <summary>Notes that another meeting came before, comes next, or is related; the same twice gives the same link.</summary>
    public MeetingLink AddLink(Meeting other, MeetingRelation relation)
    {
        var there = links.FirstOrDefault(l => l.IsTo(other));
        if (there is not null) return there;
        var link = new MeetingLink(relation, other);
        links.Add(link);
        return link;
    }

    /// <summary>Takes out a record that no document states any more. Sessions, outcomes and the rest are told apart by their type.</summary>
    public void Remove(Record record)
    {
        _ = record switch
        {
            Delegation d => delegations.Remove(d),
            Participation p => participations.Remove(p),
            Session s => sessions.Remove(s),
            Outcome o => outcomes.Remove(o),
            Goal g => goals.Remove(g),
            SurveyResult s => surveys.Remove(s),
            MeetingLink l => links.Remove(l),
            _ => throw new ArgumentException($"A meeting holds no {record.Kind}.", nameof(record)),
        };
    }

    private static int After<T>(List<T> records, Func<T, int> position) => records.Select(r => position(r) + 1).DefaultIfEmpty().Max();
}
