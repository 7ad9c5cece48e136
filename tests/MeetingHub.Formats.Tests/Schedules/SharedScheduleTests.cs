using System.Globalization;
using System.Text.Json;
using MeetingHub.Domain;
using MeetingHub.Formats.Schedules;

namespace MeetingHub.Formats.Tests.Schedules;

/// <summary>Real files of real conferences: what was counted in them by other means, and nothing lost.</summary>
public sealed class SharedScheduleTests
{
    [SharedFact("interop/schedules")]
    public void Every_file_is_read_to_the_numbers_that_were_counted_in_it()
    {
        var wrong = new List<string>();
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "EXPECTED.json")));
        foreach (var file in expected.RootElement.EnumerateObject())
        {
            var draft = Read(file.Name);
            // Speakers were counted by id, and one of them has two; a draft has names.
            foreach (var number in file.Value.EnumerateObject().Where(n => n.Name != "speakers"))
                if (Counted(draft, number.Name) is var counted && counted != number.Value.ToString()) wrong.Add($"{file.Name} {number.Name}: expected {number.Value}, read {counted}");
            if (draft.Sessions.Count == 0 || draft.Problems.Any(p => p.Severity == DiagnosticSeverity.Error)) wrong.Add($"{file.Name}: {draft.Sessions.Count} sessions, {draft.Problems.FirstOrDefault(p => p.Severity == DiagnosticSeverity.Error)}");
        }

        Assert.Empty(wrong);
    }

    [SharedFact("interop/schedules")]
    public void No_text_of_a_real_file_is_left_with_tags_or_control_characters()
    {
        foreach (var path in Directory.GetFiles(Folder).Where(p => !p.EndsWith("EXPECTED.json", StringComparison.Ordinal)))
            Assert.All(Read(Path.GetFileName(path)).Sessions, session =>
            {
                Assert.DoesNotContain("<p>", session.Abstract ?? "", StringComparison.Ordinal);
                Assert.DoesNotContain("<br", session.Abstract ?? "", StringComparison.Ordinal);
                Assert.DoesNotContain("&amp;", session.Title + session.Abstract, StringComparison.Ordinal);
                Assert.DoesNotContain((session.Title + session.Abstract).Where(c => c is not ('\n' or '\t')), char.IsControl);
                Assert.True(session.Start is null || session.Day is not null, session.Title);
            });
    }

    private static string Folder => Path.Combine(TestFiles.Shared, "interop", "schedules");

    private static ScheduleDraft Read(string name) => ScheduleImport.Read(File.ReadAllBytes(Path.Combine(Folder, name)), name, new ScheduleOptions());

    private static string? Counted(ScheduleDraft draft, string what) => what switch
    {
        "events" or "sessions" => Number(draft.Sessions.Count),
        "days" => Number(draft.Days.Count),
        "daysWithEvents" => Number(draft.Days.Count(d => d.Sessions > 0)),
        "roomsWithEvents" => Number(draft.Sessions.Select(s => s.Room).OfType<string>().Distinct().Count()),
        "roomNames" or "rooms" => Number(draft.Rooms.Count),
        "persons" => Number(draft.Sessions.SelectMany(s => s.Facilitators).Distinct().Count()),
        "tracks" => Number(draft.Sessions.Select(s => s.Track).OfType<string>().Distinct().Count()),
        "links" => Number(draft.Sessions.Sum(s => s.Links.Count)),
        "title" => draft.Title,
        "firstTitle" or "firstSummary" => draft.Sessions[0].Title,
        "lastTitle" => draft.Sessions[^1].Title,
        "distinctUid" => Number(draft.Sessions.Select(s => s.Origin).OfType<string>().Distinct().Count()),
        "withoutLocation" => Number(draft.Sessions.Count(s => s.Room is null)),
        // A time in UTC is as written: nobody has said yet where the meeting is.
        "firstStart" => string.Create(CultureInfo.InvariantCulture, $"{draft.Sessions[0].Day:yyyyMMdd}T{draft.Sessions[0].Start:HHmmss}{(draft.ZoneQuestion is null ? "" : "Z")}"),
        _ => "no such number",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
