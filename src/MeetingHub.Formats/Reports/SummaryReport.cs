using MeetingHub.Domain;

namespace MeetingHub.Formats.Reports;

/// <summary>All that a report of a meeting can say, as one reader may see it. Words that the site chooses are in the report's language already.</summary>
public sealed record SummaryReport
{
    /// <summary>The meeting's title.</summary>
    public required string Meeting { get; init; }

    /// <summary>The meeting's page, an absolute address.</summary>
    public required string Address { get; init; }

    /// <summary>Facts of it, each with its name: series, edition, place, dates, hosts, programme, status.</summary>
    public IReadOnlyList<(string Name, string Value)> Facts { get; init; } = [];

    /// <summary>What staff say of it; null where they have not.</summary>
    public Words? Summary { get; init; }

    /// <summary>What has changed since.</summary>
    public Words? Effects { get; init; }

    /// <summary>What was learned.</summary>
    public Words? Lessons { get; init; }

    /// <summary>What it cost; null where that is not told.</summary>
    public Money? Finances { get; init; }

    /// <summary>Its goals.</summary>
    public IReadOnlyList<Aim> Goals { get; init; } = [];

    /// <summary>The sessions that were held, in order; breaks are none.</summary>
    public IReadOnlyList<Held> Sessions { get; init; } = [];

    /// <summary>Delegations by role and country.</summary>
    public IReadOnlyList<Group> Participation { get; init; } = [];

    /// <summary>How many affiliates they are from.</summary>
    public int Affiliates { get; init; }

    /// <summary>What was agreed there.</summary>
    public IReadOnlyList<Agreed> Outcomes { get; init; } = [];

    /// <summary>What earlier meetings agreed and this one asked after.</summary>
    public IReadOnlyList<Agreed> Earlier { get; init; } = [];

    /// <summary>The series as a cord, a picture in SVG; null where there is none to draw.</summary>
    public string? Cord { get; init; }

    /// <summary>What surveys found.</summary>
    public IReadOnlyList<Found> Surveys { get; init; } = [];

    /// <summary>Visits within its programme: who, and where.</summary>
    public IReadOnlyList<(string Organisation, string? Country)> Visits { get; init; } = [];

    /// <summary>Exchanges within its programme: between whom, and what each learned.</summary>
    public IReadOnlyList<(string First, string Second, string? Topic, string? FirstLearned, string? SecondLearned)> Exchanges { get; init; } = [];

    /// <summary>The published notes, in the agenda's order.</summary>
    public IReadOnlyList<Noted> Notes { get; init; } = [];

    /// <summary>The pages that say more, and the documents that it rests on: what they are called and where they are.</summary>
    public IReadOnlyList<(string Title, string Address)> Sources { get; init; } = [];

    /// <summary>What somebody wrote, and the BCP 47 tag of its language.</summary>
    public sealed record Words(string Text, string? Language);

    /// <summary>A budget, its currencies by ISO 4217, and how much of the second one unit of the first is worth.</summary>
    public sealed record Money(string? Currency, string? OtherCurrency, decimal? Rate, IReadOnlyList<BudgetLine> Lines);

    /// <summary>A goal.</summary>
    public sealed record Aim(string Text, string? Language, string? Target, string? Measure, string? Achieved, string? Explanation);

    /// <summary>A session.</summary>
    public sealed record Held(string Title, string? Language, DateOnly? Day, TimeOnly? Start, int? Minutes, IReadOnlyList<string> Facilitators, string Address);

    /// <summary>How many delegations, and people as far as they were counted, came in a role from a country.</summary>
    public sealed record Group(DelegationRole Role, string RoleWord, string? Country, int Delegations, long People);

    /// <summary>An outcome.</summary>
    public sealed record Agreed(int Number, OutcomeStatus Status, string Kind, string StatusWord, string Text, string? Language, string? Meeting, string? Session, IReadOnlyList<string> Responsible, PartialDate? Due, string? Reported, string? ReportedLanguage = null);

    /// <summary>A survey's result: what was asked in which language, what was found in words and their language, how many were asked and answered, and how often each answer was given.</summary>
    public sealed record Found(string? Question, string? Language, string? Statement, string? StatementLanguage, int? Invited, int? Answered, IReadOnlyList<(string Label, int Count)> Counts);

    /// <summary>The notes of a session as cleaned HTML, the highest heading of level 3, and what they come to in a few words.</summary>
    public sealed record Noted(string Session, string? SessionLanguage, string? Language, string Html, string? Essence, string Address);
}
