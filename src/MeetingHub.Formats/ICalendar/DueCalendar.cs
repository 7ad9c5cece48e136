using MeetingHub.Formats.Schedules;
using NodaTime;

namespace MeetingHub.Formats.ICalendar;

/// <summary>Something that is due.</summary>
/// <param name="Number">The outcome's number, which never changes.</param>
/// <param name="Day">The last day on which it is in time.</param>
/// <param name="ChangedAt">When something happened to it last.</param>
/// <param name="Summary">What is due, in one line.</param>
/// <param name="Language">The BCP 47 tag of the summary's language.</param>
/// <param name="Description">What else to know.</param>
/// <param name="Address">The absolute address of its page.</param>
public sealed record DueDay(int Number, DateOnly Day, DateTimeOffset ChangedAt, string Summary, string? Language, string Description, string Address);

/// <summary>What an affiliate has promised, on the days when it is due, as an iCalendar (RFC 5545 and 7986).</summary>
public static class DueCalendar
{
    /// <summary>Writes the days.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="name">What the calendar is called.</param>
    /// <param name="language">The BCP 47 tag of its language.</param>
    /// <param name="page">The absolute address of the affiliate's page.</param>
    /// <param name="self">The absolute address of the calendar.</param>
    /// <param name="days">What is due, in any order.</param>
    public static void Write(Stream stream, string name, string language, string page, string self, IReadOnlyCollection<DueDay> days)
    {
        var lines = new ContentLines(stream);
        CalendarFrame.Begin(lines, name, language, description: null, page, self, days.Count == 0 ? null : days.Max(d => d.ChangedAt), zone: null);
        foreach (var due in days.OrderBy(d => d.Day).ThenBy(d => d.Number))
        {
            // A to-do (3.6.2) would be the word for it, which most calendar programs do not show.
            lines.Begin("VEVENT");
            lines.Raw("UID", NameUuid.Of(FormattableString.Invariant($"{page}#due/{due.Number}")).ToString());
            lines.Utc("DTSTAMP", due.ChangedAt);
            lines.Utc("LAST-MODIFIED", due.ChangedAt);
            // Without an end it is one day (3.6.1).
            lines.Day("DTSTART", due.Day);
            lines.Text("SUMMARY", due.Summary, due.Language);
            lines.Text("DESCRIPTION", due.Description);
            lines.Raw("URL", due.Address);
            lines.Raw("TRANSP", "TRANSPARENT");
            // A week before, which is early enough to do something about it (3.6.6).
            lines.Begin("VALARM");
            lines.Raw("ACTION", "DISPLAY");
            lines.Raw("TRIGGER", "-P7D");
            lines.Text("DESCRIPTION", due.Summary, due.Language);
            lines.End("VALARM");
            lines.End("VEVENT");
        }
        // A calendar without a component is none (3.4).
        if (days.Count == 0) TimeZoneComponent.Write(lines, DateTimeZone.Utc, DateTimeOffset.UnixEpoch.Year, DateTimeOffset.UnixEpoch.Year);
        lines.End("VCALENDAR");
    }
}
