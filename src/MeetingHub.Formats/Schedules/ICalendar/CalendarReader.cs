using System.Text;
using MeetingHub.Formats.Schedules.Text;

namespace MeetingHub.Formats.Schedules.ICalendar;

/// <summary>Reads the events of a calendar (RFC 5545), and of what programs write for one.</summary>
internal static class CalendarReader
{
    private const int MaxLinesOfEvent = 2_000;

    /// <summary>Whether the bytes are a calendar: it may begin after a few lines of something else.</summary>
    public static bool Reads(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 4_000));
        var begin = head.IndexOf("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase);
        if (begin < 0) begin = head.IndexOf("BEGIN:VEVENT", StringComparison.OrdinalIgnoreCase);
        return begin == 0 || (begin > 0 && head[begin - 1] is '\n' or '\r' or '\u00bf' or ' ' or '\t');
    }

    public static FoundSchedule Read(byte[] bytes)
    {
        var found = new FoundSchedule();
        if (Unfolding.Lines(bytes) is not { } lines)
        {
            found.Problems.Error(null, "Schedule.NotText");
            return found;
        }
        var (calendar, zones, events, isCut) = Components(lines);
        if (isCut) found.Problems.Warn(lines[^1].Number, "Schedule.CutShort");
        found.Title = ScheduleText.Name(Last(calendar, "X-WR-CALNAME") ?? Last(calendar, "NAME"));
        var calendarZones = new CalendarZones(zones);
        var reader = new EventReader(found, calendarZones, events);
        foreach (var each in events)
        {
            if (found.IsFull) break;
            reader.Read(each);
        }
        found.ZoneName = Last(calendar, "X-WR-TIMEZONE") ?? calendarZones.MostUsed;
        found.Rooms.AddRange(found.Sessions.Select(s => s.Room).OfType<string>());
        return found;
    }

    private static string? Last(List<ContentLine> lines, string name) => lines.FindLast(line => line.Name == name)?.Text();

    // Components in components: alarms belong to their events, offsets to their zones.
    private static (List<ContentLine> Calendar, List<List<ContentLine>> Zones, List<List<ContentLine>> Events, bool IsCut) Components(List<(int Number, string Line)> lines)
    {
        var (calendar, zones, events) = (new List<ContentLine>(), new List<List<ContentLine>>(), new List<List<ContentLine>>());
        var open = new List<string>();
        foreach (var (number, text) in lines)
        {
            var current = Of(open);
            if (ContentLine.Parse(number, text) is not { } line)
            {
                // A program that writes line ends into a value and folds nothing.
                if (current is { Count: > 0 and < MaxLinesOfEvent }) current[^1] = current[^1] with { Value = current[^1].Value + "\\n" + text.Trim() };
                continue;
            }
            var component = line.Value.Trim().ToUpperInvariant();
            if (line.Name == "BEGIN")
            {
                if (component is "VEVENT" or "VTIMEZONE" or "VCALENDAR" && open.IndexOf(component) is >= 0 and var same) open.RemoveRange(same, open.Count - same);
                if (open.Count < 20) open.Add(component);
                if (component == "VEVENT") events.Add([line]);
                else if (component == "VTIMEZONE") zones.Add([]);
            }
            else if (line.Name == "END")
            {
                if (open.LastIndexOf(component) is >= 0 and var match) open.RemoveRange(match, open.Count - match);
            }
            else if (current is { Count: < MaxLinesOfEvent })
            {
                current.Add(line);
            }
        }
        return (calendar, zones, events, open.Count > 0);

        List<ContentLine>? Of(List<string> components) => components switch
        {
            [.., "VEVENT"] when events.Count > 0 => events[^1],
            [.., "VTIMEZONE"] or [.., "VTIMEZONE", _] when zones.Count > 0 => zones[^1],
            ["VCALENDAR"] => calendar,
            _ => null,
        };
    }
}
