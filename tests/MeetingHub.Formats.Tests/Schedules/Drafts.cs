using System.Globalization;
using System.Text;
using MeetingHub.Formats.Schedules;

namespace MeetingHub.Formats.Tests.Schedules;

/// <summary>Reads schedules from texts, and writes what was read on a line that can be compared.</summary>
internal static class Drafts
{
    public static readonly ScheduleOptions Meeting = new() { TimeZone = "America/Bogota", FirstDay = new DateOnly(2025, 2, 7) };

    public static ScheduleDraft Of(string text, ScheduleOptions? options = null) => ScheduleImport.Read(Encoding.UTF8.GetBytes(text), "input", options ?? new ScheduleOptions());

    public static string[] Lines(this ScheduleDraft draft) => [.. draft.Sessions.Select(Line)];

    public static string[] Keys(this ScheduleDraft draft) => [.. draft.Problems.Select(p => p.Line is { } line ? $"{line} {p.Key}" : p.Key)];

    private static string Line(ScheduledSession s) => string.Create(CultureInfo.InvariantCulture,
        $"{s.Day:MM-dd} {s.Start:HH:mm} {s.Minutes} {s.Title}{(s.Room is null ? "" : $" @{s.Room}")}{(s.Facilitators.Count == 0 ? "" : $" by {string.Join('+', s.Facilitators)}")}{(s.IsBreak ? " (break)" : "")}").TrimStart();
}
