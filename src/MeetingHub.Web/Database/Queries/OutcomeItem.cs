using System.Globalization;
using System.Linq.Expressions;
using MeetingHub.Domain;
using MeetingHub.Web.Localisation;

namespace MeetingHub.Web.Database.Queries;

/// <summary>An outcome as lists show it: what, where from, who, and what became of it.</summary>
public sealed record OutcomeItem(
    int Id, string Text, string? Language, OutcomeKind Kind, OutcomeStatus Status, string? Area, PartialDate? Due,
    MeetingRef Meeting, OutcomeItem.SessionRef? Session, IReadOnlyList<OutcomeItem.Owner> Owners, IReadOnlyList<OutcomeItem.Entry> FollowUps, Visibility Visibility, string? LineOfNotes, string? Translated, bool IsDueNextEdition)
{
    /// <summary>An outcome with what it says in the language of the page, where that is not its own and somebody has translated it.</summary>
    public static Expression<Func<Outcome, OutcomeItem>> Of(HubDbContext database) => Of(database, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    private static Expression<Func<Outcome, OutcomeItem>> Of(HubDbContext database, string language) => o => new OutcomeItem(
        o.Id, o.Text, o.Language, o.OutcomeKind, o.Status, o.Area, o.Due,
        new MeetingRef(o.Meeting!.Slug, o.Meeting.Name, o.Meeting.Language, o.Meeting.City, o.Meeting.Year),
        database.CurrentAgenda.Where(s => s.SessionId == o.SessionId).Select(s => new SessionRef(s.Code, s.Title, s.Language)).FirstOrDefault(),
        o.Owners.OrderBy(w => w.Id).Select(w => new Owner(w.Affiliate!.Slug, w.Affiliate.Name ?? w.Person!.Name, w.Affiliate.Language)).ToList(),
        o.FollowUps.OrderBy(f => f.At).ThenBy(f => f.Id).Select(f => new Entry(
            f.At, f.Text, f.Language, f.By, f.From, f.To, f.IsCarriedOver, f.Link,
            database.Outcomes.Where(x => x.Id == f.SuccessorId).Select(x => new Next(x.Id, x.Text, x.Language, x.Meeting!.Slug)).FirstOrDefault(),
            database.Affiliates.Where(a => a.Id == f.AffiliateId).Select(a => new Owner(a.Slug, a.Name, a.Language)).FirstOrDefault(),
            database.Meetings.Where(m => m.Id == f.MeetingId).Select(m => new MeetingRef(m.Slug, m.Name, m.Language, m.City, m.Year)).FirstOrDefault())).ToList(), o.Visibility,
        database.SessionNotes.Any(n => n.Id == o.NoteId && n.State == NoteState.Published) ? o.NoteText : null,
        o.Translations.Where(t => t.Language == language).Select(t => t.Text).FirstOrDefault(),
        o.IsDueNextEdition);

    public sealed record SessionRef(string Code, string Title, string? Language);

    /// <summary>Who is responsible: an affiliate, which has an address, or a person, whose name may be blacked out.</summary>
    public sealed record Owner(string? Slug, string Name, string? Language);

    /// <summary>Who is responsible, as they may be named.</summary>
    public IReadOnlyList<string> Responsible(Texts texts) => [.. Owners.Select(o => o.Slug is null ? texts.Person(o.Name) : o.Name)];

    public sealed record Entry(DateTimeOffset At, string Text, string? Language, string By, OutcomeStatus From, OutcomeStatus To, bool IsCarriedOver, string? Link, Next? Successor, Owner? Affiliate, MeetingRef? Meeting);

    /// <summary>The outcome that took its place.</summary>
    public sealed record Next(int Id, string Text, string? Language, string Meeting);
}

/// <summary>A meeting in passing: "Santiago 2012".</summary>
public sealed record MeetingRef(string Slug, string Name, string? Language, string? City, int? Year)
{
    public string Label => City is null ? Name : Year is null ? City : $"{City} {Year}";

    /// <summary>The language of the label; a city's name belongs to none.</summary>
    public string? LabelLanguage => City is null ? Language : null;
}
