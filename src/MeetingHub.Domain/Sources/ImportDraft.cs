namespace MeetingHub.Domain;

/// <summary>A span of a source's decoded text, in UTF-16 code units.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="Length">How long it is.</param>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>The first position after it.</summary>
    public int End => Start + Length;

    /// <summary>The span's text.</summary>
    public string In(string text) => text.Substring(Start, Length);

    /// <summary>Whether the other lies wholly inside.</summary>
    public bool Contains(SourceSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>The span from one position to another.</summary>
    public static SourceSpan Between(int start, int end) => new(start, end - start);
}

/// <summary>Something read from a document and the span that says it.</summary>
/// <typeparam name="T">What was read.</typeparam>
/// <param name="Value">What was read.</param>
/// <param name="Span">Where the text says it.</param>
public sealed record Found<T>(T Value, SourceSpan Span);

/// <summary>How much a diagnostic matters.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Good to know.</summary>
    Info,
    /// <summary>Something may be missing or read in another way.</summary>
    Warning,
    /// <summary>The document could not be read.</summary>
    Error,
}

/// <summary>A loss, a doubt or a second possible reading, with its place.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">One English sentence.</param>
/// <param name="Start">Where in the decoded text, in UTF-16 code units; 0 for the whole document.</param>
/// <param name="Doubt">Both readings, where there are two.</param>
public sealed record Diagnostic(DiagnosticSeverity Severity, string Message, int Start, Doubt? Doubt = null);

/// <summary>What there can be two readings of.</summary>
public enum DoubtKind
{
    /// <summary>Another city may be the host.</summary>
    OtherCity,
    /// <summary>Two countries have a city of that name; the readings are country codes.</summary>
    Namesake,
    /// <summary>The day and the month may be the other way round; the readings are partial dates.</summary>
    MonthFirst,
}

/// <summary>Two readings of the same words.</summary>
/// <param name="Kind">What there are two readings of.</param>
/// <param name="Words">The document's words.</param>
/// <param name="Read">The reading that was taken, as canonical text.</param>
/// <param name="Other">The reading that was not.</param>
public sealed record Doubt(DoubtKind Kind, string Words, string Read, string Other);

/// <summary>What a document proposes to record. Nothing here is stored yet.</summary>
/// <param name="Title">The document's own title.</param>
/// <param name="Language">The BCP 47 tag of its main language, or null when it could not be told.</param>
/// <param name="Meeting">The meeting it is about, or null when it is about none.</param>
/// <param name="Related">Other meetings it mentions.</param>
/// <param name="Programme">The programme it is about, if any.</param>
/// <param name="Diagnostics">Losses, doubts and second readings.</param>
public sealed record ImportDraft(
    Found<string>? Title,
    string? Language,
    MeetingDraft? Meeting,
    IReadOnlyList<RelatedMeetingDraft> Related,
    ProgrammeDraft? Programme,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>What nothing was read from.</summary>
    public static ImportDraft Empty { get; } = new(null, null, null, [], null, []);

    /// <summary>What to call the document: its own title, else the meeting's.</summary>
    public string? DocumentTitle => Title?.Value ?? Meeting?.Title.Value;
}

/// <summary>A meeting as a document describes it. A field the document does not state is null or empty.</summary>
public sealed record MeetingDraft
{
    /// <summary>The title as written.</summary>
    public required Found<string> Title { get; init; }
    /// <summary>The series as written.</summary>
    public Found<string>? Series { get; init; }
    /// <summary>Which edition, from 1.</summary>
    public Found<int>? Edition { get; init; }
    /// <summary>Announced, held, withdrawn or unknown.</summary>
    public MeetingStatus Status { get; init; }
    /// <summary>The words that tell the status.</summary>
    public SourceSpan? StatusSpan { get; init; }
    /// <summary>The host city as written.</summary>
    public Found<string>? City { get; init; }
    /// <summary>The host country.</summary>
    public Found<Country>? Country { get; init; }
    /// <summary>The building or room as written.</summary>
    public Found<string>? Venue { get; init; }
    /// <summary>The IANA zone of the host city.</summary>
    public Found<string>? TimeZone { get; init; }
    /// <summary>The first day, as far as stated; words where the text has only words is <see cref="DateText"/>.</summary>
    public Found<PartialDate>? Starts { get; init; }
    /// <summary>The last day, as far as stated.</summary>
    public Found<PartialDate>? Ends { get; init; }
    /// <summary>The text's own words for when it is.</summary>
    public Found<string>? DateText { get; init; }
    /// <summary>Who receives or organises it.</summary>
    public IReadOnlyList<OrganisationDraft> Hosts { get; init; } = [];
    /// <summary>Organisations that took part or are announced.</summary>
    public IReadOnlyList<OrganisationDraft> Participants { get; init; } = [];
    /// <summary>Organisations invited, observing or funding.</summary>
    public IReadOnlyList<OrganisationDraft> Guests { get; init; } = [];
    /// <summary>Countries whose delegates took part or are announced.</summary>
    public IReadOnlyList<Found<Country>> Countries { get; init; } = [];
    /// <summary>People named for a part in it.</summary>
    public IReadOnlyList<PersonDraft> People { get; init; } = [];
    /// <summary>Sessions in the order of the text.</summary>
    public IReadOnlyList<SessionDraft> Sessions { get; init; } = [];
    /// <summary>Aims, as the text words them.</summary>
    public IReadOnlyList<Found<string>> Objectives { get; init; } = [];
    /// <summary>Outcomes in the order of the text.</summary>
    public IReadOnlyList<OutcomeDraft> Outcomes { get; init; } = [];
    /// <summary>What a survey found, as the text words it.</summary>
    public IReadOnlyList<Found<string>> Surveys { get; init; } = [];
}

/// <summary>An organisation as written.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Role">In what role.</param>
/// <param name="Country">Its country, where its name or the text gives it.</param>
/// <param name="Kind">What it is, as far as its name or the text tells.</param>
/// <param name="Acronym">A short name that the text gives for it.</param>
public sealed record OrganisationDraft(Found<string> Name, DelegationRole Role, Country? Country = null, AffiliateKind Kind = AffiliateKind.Other, string? Acronym = null);

/// <summary>A person as written.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">What they do at the meeting.</param>
/// <param name="Organisation">Whom they come from, when the text says so.</param>
public sealed record PersonDraft(Found<string> Name, ParticipationRole Role, Found<string>? Organisation);

/// <summary>A session as written.</summary>
/// <param name="Title">The title.</param>
/// <param name="Facilitators">Who leads it.</param>
/// <param name="Day">The day, when stated.</param>
/// <param name="Start">The time it starts, when stated.</param>
/// <param name="Minutes">How long it lasts, when stated.</param>
/// <param name="Abstract">The sentence that describes it.</param>
public sealed record SessionDraft(
    Found<string> Title, IReadOnlyList<Found<string>> Facilitators, DateOnly? Day = null, Found<TimeOnly>? Start = null, int? Minutes = null, Found<string>? Abstract = null);

/// <summary>An outcome as written: a sentence or a bullet, which may hold several.</summary>
/// <param name="Kind">What sort of result.</param>
/// <param name="Sentence">The text's own sentence or bullet.</param>
/// <param name="Area">The area of work it belongs to.</param>
/// <param name="Parts">The single outcomes that the sentence lists, each a span of it; empty when the sentence is one outcome.</param>
/// <param name="IsGrouping">True for a sentence that only names the areas of those that follow: it is no outcome of its own in the store.</param>
public sealed record OutcomeDraft(OutcomeKind Kind, Found<string> Sentence, Found<string>? Area, IReadOnlyList<Found<string>> Parts, bool IsGrouping = false);

/// <summary>Another meeting that a document mentions.</summary>
/// <param name="Relation">Before, after or otherwise.</param>
/// <param name="Title">The title as written, or null.</param>
/// <param name="City">The city as written, or null.</param>
/// <param name="Country">The country, where stated or certain from the city.</param>
/// <param name="Year">The year, or null.</param>
/// <param name="Edition">Which edition, where the text numbers it.</param>
/// <param name="SameSeries">True when the text calls it an edition of the same series.</param>
/// <param name="Mention">The words that mention it.</param>
/// <param name="Outcomes">What the text says was agreed there.</param>
public sealed record RelatedMeetingDraft(
    MeetingRelation Relation, Found<string>? Title, Found<string>? City, Found<Country>? Country, Found<int>? Year, Found<int>? Edition, bool SameSeries,
    SourceSpan Mention, IReadOnlyList<OutcomeDraft> Outcomes);

/// <summary>A programme as a document describes it.</summary>
public sealed record ProgrammeDraft
{
    /// <summary>The name as written.</summary>
    public required Found<string> Name { get; init; }
    /// <summary>The short name in capitals.</summary>
    public Found<string>? Acronym { get; init; }
    /// <summary>When it began.</summary>
    public Found<PartialDate>? Starts { get; init; }
    /// <summary>When it ends.</summary>
    public Found<PartialDate>? Ends { get; init; }
    /// <summary>The funds that carry it out.</summary>
    public IReadOnlyList<OrganisationDraft> Funds { get; init; } = [];
    /// <summary>Who pays for it.</summary>
    public IReadOnlyList<OrganisationDraft> Funders { get; init; } = [];
    /// <summary>Calls for proposals.</summary>
    public IReadOnlyList<CallDraft> Calls { get; init; } = [];
    /// <summary>Organisations visited.</summary>
    public IReadOnlyList<OrganisationDraft> Visits { get; init; } = [];
}

/// <summary>A call for proposals as written.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Number">Which call, from 1.</param>
/// <param name="Selected">How many were selected.</param>
public sealed record CallDraft(Found<string> Text, int? Number, int? Selected);
