using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using MeetingHub.Domain;

namespace MeetingHub.Formats.Export;

/// <summary>An outcome as a row of a table, in the words of the table's language.</summary>
/// <param name="Number">The number in its address.</param>
/// <param name="Meeting">Where it was agreed.</param>
/// <param name="Series">The series that the meeting is an edition of.</param>
/// <param name="Session">The title of the session it was born in.</param>
/// <param name="Kind">Agreement, decision and so on.</param>
/// <param name="Status">What it is now.</param>
/// <param name="Text">What was agreed, in its own language.</param>
/// <param name="Language">The BCP 47 tag of that language.</param>
/// <param name="Area">The area of work.</param>
/// <param name="Due">By when, as far as known: 2025-05-03, 2025-05, 2025, --05-03 or words.</param>
/// <param name="Responsible">The affiliates responsible.</param>
/// <param name="ReportedAt">When something was reported last.</param>
/// <param name="Reported">What was reported last.</param>
/// <param name="Address">The absolute address of its page.</param>
public sealed record OutcomeLine(
    int Number, string Meeting, string? Series, string? Session, string Kind, string Status, string Text, string? Language, string? Area, PartialDate? Due,
    IReadOnlyList<string> Responsible, DateTimeOffset? ReportedAt, string? Reported, string Address);

/// <summary>Outcomes as comma-separated values (RFC 4180).</summary>
public static class OutcomeTable
{
    /// <summary>The media type of RFC 4180, section 3.</summary>
    public const string MediaType = "text/csv; charset=utf-8; header=present";

    /// <summary>The columns in their order; what they are called is the caller's to say.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["number", "meeting", "series", "session", "kind", "status", "text", "language", "area", "due", "responsible", "reportedAt", "reported", "address"];

    /// <summary>Writes the heads and a row for each outcome.</summary>
    /// <param name="stream">Where to write, in UTF-8 with a byte order mark, without which spreadsheets take accents for noise.</param>
    /// <param name="outcomes">The outcomes in their order.</param>
    /// <param name="head">What a column is called.</param>
    public static void Write(Stream stream, IEnumerable<OutcomeLine> outcomes, Func<string, string> head)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        // A cell that begins like a formula would be calculated by who opens the file: the library puts an apostrophe before it.
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape });
        foreach (var column in Columns) csv.WriteField(head(column));
        csv.NextRecord();
        foreach (var outcome in outcomes)
        {
            csv.WriteField(outcome.Number);
            foreach (var cell in (string?[])[outcome.Meeting, outcome.Series, outcome.Session, outcome.Kind, outcome.Status, outcome.Text, outcome.Language, outcome.Area, outcome.Due?.ToString(), string.Join("; ", outcome.Responsible), outcome.ReportedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), outcome.Reported, outcome.Address])
                csv.WriteField(cell);
            csv.NextRecord();
        }
    }
}
