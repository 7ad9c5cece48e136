using System.Globalization;
using MeetingHub.Domain;

namespace MeetingHub.Web.Import;

/// <summary>A draft's records as statements, field by field. What has no span of its own stands on its record's words.</summary>
internal static class DraftStatements
{
    public static IEnumerable<Statement> Of(MeetingDraft draft)
    {
        yield return Of("title", draft.Title);
        if (draft.Edition is { } edition) yield return Number("edition", edition);
        if (draft.Status != MeetingStatus.Unknown) yield return new("status", draft.Status.ToString(), draft.StatusSpan ?? draft.Title.Span);
        if (draft.City is { } city) yield return Of("hostCity", city);
        if (draft.Country is { } country) yield return new("hostCountry", country.Value.Code, country.Span);
        if (draft.Venue is { } venue) yield return Of("venue", venue);
        if (draft.TimeZone is { } zone) yield return Of("timeZone", zone);
        if (draft.Starts is { } starts) yield return new("startDate", starts.Value.ToString(), starts.Span);
        if (draft.Ends is { } ends) yield return new("endDate", ends.Value.ToString(), ends.Span);
        if (draft.DateText is { } words) yield return Of("dateText", words);
    }

    /// <summary>The statements about a meeting that a document only mentions.</summary>
    public static IEnumerable<Statement> Of(RelatedMeetingDraft draft, string name)
    {
        yield return new("title", name, draft.Title?.Span ?? draft.Mention);
        if (draft.Edition is { } edition) yield return Number("edition", edition);
        if (draft.Relation == MeetingRelation.Previous) yield return new("status", nameof(MeetingStatus.Held), draft.Mention);
        if (draft.Relation == MeetingRelation.Next) yield return new("status", nameof(MeetingStatus.Announced), draft.Mention);
        if (draft.City is { } city) yield return Of("hostCity", city);
        if (draft.Country is { } country) yield return new("hostCountry", country.Value.Code, country.Span);
        if (draft.Year is { } year && PartialDate.TryOf(year.Value) is { } date) yield return new("startDate", date.ToString(), year.Span);
    }

    public static IEnumerable<Statement> Of(ProgrammeDraft draft)
    {
        yield return Of("name", draft.Name);
        if (draft.Acronym is { } acronym) yield return Of("acronym", acronym);
        if (draft.Starts is { } starts) yield return new("startDate", starts.Value.ToString(), starts.Span);
        if (draft.Ends is { } ends) yield return new("endDate", ends.Value.ToString(), ends.Span);
    }

    public static IEnumerable<Statement> Of(OrganisationDraft draft)
    {
        yield return Of("name", draft.Name);
        if (draft.Kind != AffiliateKind.Other) yield return new("kind", draft.Kind.ToString(), draft.Name.Span);
        if (draft.Country is { } country) yield return new("country", country.Code, draft.Name.Span);
    }

    public static Proposal Of(SessionDraft draft)
    {
        List<Statement> statements = [Of("title", draft.Title)];
        if (draft.Abstract is { } words) statements.Add(Of("abstract", words));
        if (draft.Day is { } day) statements.Add(new("day", day.ToString("O", CultureInfo.InvariantCulture), (draft.Start?.Span) ?? draft.Title.Span));
        if (draft.Start is { } start) statements.Add(new("start", start.Value.ToString("HH:mm", CultureInfo.InvariantCulture), start.Span));
        if (draft.Minutes is { } minutes) statements.Add(new("minutes", minutes.ToString(CultureInfo.InvariantCulture), (draft.Start?.Span) ?? draft.Title.Span));
        statements.AddRange(draft.Facilitators.Select(f => Of("facilitators", f)));
        return new Proposal(draft.Title.Value, statements);
    }

    public static Proposal Of(CallDraft draft)
    {
        List<Statement> statements = [Of("text", draft.Text)];
        if (draft.Number is { } number) statements.Add(new("number", number.ToString(CultureInfo.InvariantCulture), draft.Text.Span));
        if (draft.Selected is { } selected) statements.Add(new("selected", selected.ToString(CultureInfo.InvariantCulture), draft.Text.Span));
        return new Proposal(draft.Text.Value, statements);
    }

    /// <summary>One proposal for each different text, such as an aim or what a survey found.</summary>
    public static IReadOnlyList<Proposal> Of(string field, IEnumerable<Found<string>> texts) =>
        [.. texts.DistinctBy(t => t.Value).Select(t => new Proposal(t.Value, [Of(field, t)]))];

    /// <summary>The single outcomes. A sentence that tells what a survey found is a survey's result and no outcome.</summary>
    public static IReadOnlyList<Proposal> Of(IEnumerable<OutcomeDraft> outcomes, IReadOnlyList<Found<string>> surveys) =>
        [.. from draft in outcomes
            where !surveys.Any(s => s.Span.Contains(draft.Sentence.Span) || draft.Sentence.Span.Contains(s.Span))
            from single in Singles(draft)
            group (draft, single) by single.Value into same
            let first = same.First()
            select new Proposal(same.Key, [.. Of(first.draft, first.single)])];

    public static Statement Of(string field, Found<string> found) => new(field, found.Value, found.Span);

    private static IEnumerable<Found<string>> Singles(OutcomeDraft draft) =>
        draft.Parts.Count > 0 ? draft.Parts : draft.IsGrouping ? [] : [draft.Sentence];

    private static IEnumerable<Statement> Of(OutcomeDraft draft, Found<string> single)
    {
        yield return Of("text", single);
        yield return new("kind", draft.Kind.ToString(), draft.Sentence.Span);
        if (draft.Area is { } area) yield return Of("area", area);
    }

    private static Statement Number(string field, Found<int> found) => new(field, found.Value.ToString(CultureInfo.InvariantCulture), found.Span);
}
