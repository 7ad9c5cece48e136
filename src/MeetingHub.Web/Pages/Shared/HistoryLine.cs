using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;

namespace MeetingHub.Web.Pages.Shared;

/// <summary>One change as people read it.</summary>
/// <param name="Change">What was changed.</param>
/// <param name="Of">The record, where the page shows several; null for the one that the page is about, and for one that is gone.</param>
public sealed record HistoryLine(Change Change, RecordLink? Of)
{
    private const int LongestLabel = 80;

    /// <summary>The record's name, no longer than tells it from the others.</summary>
    public string? Label => Of?.Label is { Length: > LongestLabel } label ? label[..LongestLabel].TrimEnd() + "…" : Of?.Label;

    /// <summary>A value of the changed field in the words of the page.</summary>
    public string Show(string? value, Texts texts) => value is null ? "–" : (Change.RecordKind, Change.Field) switch
    {
        (_, "visibility") => Word<Visibility>(value, texts),
        (RecordKind.Meeting, "status") => Word<MeetingStatus>(value, texts),
        (RecordKind.Outcome, "status") => Word<OutcomeStatus>(value, texts),
        (RecordKind.Outcome, "kind") => Word<OutcomeKind>(value, texts),
        (RecordKind.Affiliate, "kind") => Word<AffiliateKind>(value, texts),
        (RecordKind.Delegation, "role") => Word<DelegationRole>(value, texts),
        (RecordKind.Delegation, "attendance") => Word<Attendance>(value, texts),
        (RecordKind.Participation, "role") => Word<ParticipationRole>(value, texts),
        (_, "startDate" or "endDate" or "due") => PartialDate.Parse(value).ToText(CultureInfo.CurrentUICulture),
        (_, "day") => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString(texts["Format.DayAndYear"], CultureInfo.CurrentCulture) : value,
        (_, "country" or "hostCountry") => Country.TryParse(value)?.Name(CultureInfo.CurrentUICulture) ?? value,
        (_, "language") => Texts.Language(value),
        _ => value,
    };

    private static string Word<T>(string name, Texts texts)
        where T : struct, Enum => Enum.TryParse<T>(name, out var known) ? texts.Of(known) : name;
}
