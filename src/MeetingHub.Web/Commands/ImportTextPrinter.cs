using MeetingHub.Domain;
using MeetingHub.Formats.Import;
using MeetingHub.Web.Archive;
using MeetingHub.Web.Import;

namespace MeetingHub.Web.Commands;

/// <summary>Prints each record and field on a line of its own, with the words of the document under it.</summary>
internal sealed class ImportTextPrinter(TextWriter output) : IImportPrinter
{
    public void Begin()
    {
    }

    public void Print(SourceReading reading, ImportResult? result)
    {
        if (reading.Draft is not { } draft) return;
        output.WriteLine(result is null ? $"{reading.Name}: read" : $"{reading.Name}: {result.Effect.ToString().ToLowerInvariant()} as source {result.SourceId}");
        if (draft.Meeting is null && draft.Programme is null) output.WriteLine("  It is about no meeting.");
        foreach (var (record, statements) in Records(draft, reading.Text))
        {
            output.WriteLine($"  {record}");
            foreach (var statement in statements)
            {
                output.WriteLine($"    {statement.Field}: {OneLine(statement.Value ?? "")}");
                output.WriteLine($"      {statement.Span.Start}: “{OneLine(statement.Span.In(reading.Text))}”");
            }
        }
        foreach (var diagnostic in draft.Diagnostics) output.WriteLine($"  {diagnostic.Severity.ToString().ToLowerInvariant()} at {diagnostic.Start}: {diagnostic.Message}");
    }

    public void Print(string name, ArchiveImported imported, bool isDryRun)
    {
        output.WriteLine($"{name}: {imported.Kind.ToString().ToLowerInvariant()} {imported.Slug}, {(isDryRun ? "would come in" : "came in")}");
        foreach (var (table, count) in imported.Rows) output.WriteLine($"  {table}: {count}");
        if (imported.Rows.Count == 0) output.WriteLine("  Nothing that was not there.");
    }

    public void End() => output.Flush();

    private static IEnumerable<(string Record, IEnumerable<Statement> Statements)> Records(ImportDraft draft, string text)
    {
        if (draft.Programme is { } programme)
        {
            yield return ("programme", DraftStatements.Of(programme));
            foreach (var fund in programme.Funds.Concat(programme.Funders)) yield return ("fund or funder", DraftStatements.Of(fund));
            foreach (var call in programme.Calls) yield return ("call", DraftStatements.Of(call).Statements);
            foreach (var visit in programme.Visits) yield return ("visit", DraftStatements.Of(visit));
        }
        if (draft.Meeting is not { } meeting) yield break;
        yield return ("meeting", DraftStatements.Of(meeting));
        foreach (var organisation in meeting.Hosts.Concat(meeting.Participants).Concat(meeting.Guests))
            yield return (organisation.Role.ToString().ToLowerInvariant(), DraftStatements.Of(organisation));
        foreach (var country in meeting.Countries) yield return ("participant", [new Statement("country", country.Value.Code, country.Span)]);
        foreach (var person in meeting.People) yield return (person.Role.ToString().ToLowerInvariant(), [DraftStatements.Of("name", person.Name)]);
        foreach (var session in meeting.Sessions) yield return ("session", DraftStatements.Of(session).Statements);
        foreach (var aim in meeting.Objectives) yield return ("objective", [DraftStatements.Of("aim", aim)]);
        foreach (var outcome in DraftStatements.Of(meeting.Outcomes, meeting.Surveys)) yield return ("outcome", outcome.Statements);
        foreach (var survey in meeting.Surveys) yield return ("survey", [DraftStatements.Of("statement", survey)]);
        foreach (var related in draft.Related)
        {
            yield return ($"{related.Relation.ToString().ToLowerInvariant()} meeting", DraftStatements.Of(related, MentionName.Of(related, null, text)));
            foreach (var outcome in DraftStatements.Of(related.Outcomes, [])) yield return ("outcome of that meeting", outcome.Statements);
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
