using System.Text.Json;
using MeetingHub.Formats.Import;
using MeetingHub.Formats.Import.Places;

namespace MeetingHub.Formats.Tests.Import;

/// <summary>The ten annotated documents: what each states, and nothing where it states nothing.</summary>
public sealed class SharedDocumentTests
{
    [SharedFact("importing")]
    public void Dates_places_and_editions_are_what_the_documents_state()
    {
        var wrong = new List<string>();
        foreach (var (name, gold, reading) in Documents())
        {
            var meeting = reading.Draft?.Meeting;
            Compare("isMeeting", gold.GetProperty("isMeeting").GetRawText(), meeting is null ? "false" : "true");
            Compare("hostCity", City(Text("hostCity")), City(meeting?.City?.Value));
            Compare("hostCountry", Text("hostCountry"), meeting?.Country?.Value.Code);
            Compare("edition", Text("edition"), meeting?.Edition?.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Compare("startDate", Text("startDate"), meeting?.Starts?.Value.ToString());
            Compare("endDate", Text("endDate"), meeting?.Ends?.Value.ToString());

            string? Text(string field) => gold.GetProperty(field) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : null;

            void Compare(string field, string? expected, string? actual)
            {
                var accepted = gold.GetProperty("alt").TryGetProperty(field, out var others) ? others.EnumerateArray().Select(o => o.ToString()).Append(expected) : [expected];
                if (!accepted.Contains(actual)) wrong.Add($"{name} {field}: expected {expected ?? "nothing"}, read {actual ?? "nothing"}");
            }
        }

        Assert.Empty(wrong);

        static string? City(string? name) => name is null ? null : Gazetteer.Instance.Cities(name) is [var city, ..] ? city.Name : name;
    }

    [SharedFact("importing")]
    public void Every_value_has_evidence_that_stands_in_the_text()
    {
        foreach (var (name, _, reading) in Documents())
        {
            using var json = JsonDocument.Parse(SeedTests.Json(reading));
            var evidence = json.RootElement.GetProperty("evidence").EnumerateArray().ToList();
            Assert.All(evidence, e => Assert.Equal(e.GetProperty("quote").GetString(), reading.Text.Substring(e.GetProperty("start").GetInt32(), e.GetProperty("length").GetInt32())));
            Assert.All(evidence, e => Assert.NotEqual(0, e.GetProperty("length").GetInt32()));

            foreach (var field in (string[])["title", "series", "edition", "hostCity", "hostCountry", "venue", "startDate", "endDate", "dateText"])
                if (json.RootElement.GetProperty(field).ValueKind != JsonValueKind.Null) Assert.True(evidence.Exists(e => e.GetProperty("field").GetString() == field), $"{name}: {field} has no evidence.");
            foreach (var field in (string[])["hosts", "participants", "guests", "participantCountries", "people", "sessions", "objectives", "outcomes", "surveys", "relatedMeetings", "visits"])
                Assert.Equal(json.RootElement.GetProperty(field).GetArrayLength(), evidence.Count(e => e.GetProperty("field").GetString() == field));
        }
    }

    private static IEnumerable<(string Name, JsonElement Gold, SourceReading Reading)> Documents()
    {
        var folder = Path.Combine(TestFiles.Shared, "importing");
        foreach (var path in Directory.GetFiles(Path.Combine(folder, "documents")).Order())
        {
            var name = Path.GetFileNameWithoutExtension(path);
            using var gold = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected", name + ".json")));
            yield return (name, gold.RootElement.Clone(), SourceImport.Read(name + ".txt", File.ReadAllBytes(path)));
        }
    }
}
