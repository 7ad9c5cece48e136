using System.Text;
using MeetingHub.Formats.Schedules.ICalendar;
using MeetingHub.Formats.Schedules.Json;
using MeetingHub.Formats.Schedules.Lines;
using MeetingHub.Formats.Schedules.Tables;
using MeetingHub.Formats.Schedules.Text;
using MeetingHub.Formats.Schedules.Xml;

namespace MeetingHub.Formats.Schedules;

/// <summary>Reads schedule files of all kinds into a draft.</summary>
public static class ScheduleImport
{
    /// <summary>The largest file that is read.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>What a file proposes. The content decides how it is read; a file that is no schedule gives a draft with an error.</summary>
    /// <param name="bytes">The file, or pasted text as UTF-8.</param>
    /// <param name="name">The file's name, for the sentence that says that it is no schedule.</param>
    /// <param name="options">What is known of the meeting and what a person has answered.</param>
    public static ScheduleDraft Read(byte[] bytes, string? name, ScheduleOptions options)
    {
        if (bytes.Length > MaxBytes) return Refused("Schedule.TooLarge", name);
        if (!bytes.AsSpan().ContainsAnyExcept(" \t\r\n"u8)) return Refused("Schedule.Empty", name);
        // Before decoding: a calendar may fold its lines inside a character.
        if (CalendarReader.Reads(bytes)) return CalendarReader.Read(bytes).ToDraft(options);
        if (ScheduleBytes.Decode(bytes) is not { } text) return Refused("Schedule.NotText", name);
        foreach (var (reads, read) in Formats)
            if (reads(text, options)) return read(text, options).ToDraft(options);
        return Refused("Schedule.NotASchedule", name);
    }

    // The first that knows the text reads it.
    private static readonly (Func<string, ScheduleOptions, bool> Reads, Func<string, ScheduleOptions, FoundSchedule> Read)[] Formats =
    [
        ((text, _) => ScheduleXmlReader.Reads(text), (text, _) => ScheduleXmlReader.Read(text)),
        ((text, _) => ScheduleJsonReader.Reads(text), (text, _) => ScheduleJsonReader.Read(text)),
        ((text, _) => CalendarReader.Reads(Encoding.UTF8.GetBytes(text)), (text, _) => CalendarReader.Read(Encoding.UTF8.GetBytes(text))),
        (TableReader.Reads, TableReader.Read),
        ((text, _) => LineReader.Reads(text), LineReader.Read),
    ];

    private static ScheduleDraft Refused(string key, string? name)
    {
        var problems = new ProblemList();
        problems.Error(null, key, name);
        return new ScheduleDraft { Problems = problems.ToList() };
    }
}
