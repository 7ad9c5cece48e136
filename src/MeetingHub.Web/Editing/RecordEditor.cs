using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Editing;

/// <summary>Shows a record as a form, takes the form back, and notes who changed what. Of two who edit at once, the second sees both versions and chooses.</summary>
public sealed class RecordEditor(HubDbContext database, FieldTable table, Viewer viewer, TimeProvider clock)
{
    /// <summary>The record as it is.</summary>
    public EditForm Show(Record record) => new(record, table.Of(record), record.Version);

    /// <summary>The record as it was typed.</summary>
    public EditForm Read(Record record, IFormCollection typed)
    {
        var isStale = !int.TryParse(typed["version"], out var version) || version != record.Version;
        var form = new EditForm(record, table.Of(record), record.Version) { IsStale = isStale };
        foreach (var field in form.Fields)
        {
            var stored = field.Value;
            field.Original = Empty(typed["was-" + field.Name]);
            (field.Value, field.Error) = FieldTable.Read(field, typed);
            if (typed["choice-" + field.Name] == "theirs") (field.Value, field.Error) = (stored, null);
            // What was blacked out for this reader must not be saved in its place.
            if (field.Value != stored && field.Value?.Contains(HiddenNames.Black) is true) field.Error = "Form.Hidden";
            if (isStale) Settle(field, stored);
        }
        return form;
    }

    /// <summary>Saves a form that is right. False when somebody else was faster: then the record is loaded anew for <see cref="Read"/>.</summary>
    public async Task<bool> SaveAsync(EditForm form, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var field in form.Fields.Where(f => f.Value != form.Record[f.Name]))
        {
            var before = form.Record[field.Name];
            form.Record.Correct(field.Name, field.Value);
            Note(form.Record, field.Name, before, form.Record[field.Name], now);
        }
        try
        {
            await database.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            database.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Notes a change for the record's history.</summary>
    public void Note(Record record, string field, string? before, string? after, DateTimeOffset at) =>
        database.Changes.Add(new Change(record.Kind, record.Id, field, before, after, at, viewer.Name ?? ""));

    // What only one of the two changed is theirs who changed it; what both changed is for the second to choose.
    private static void Settle(EditField field, string? stored)
    {
        if (field.Value == stored || stored == field.Original) return;
        if (field.Value == field.Original) field.Value = stored;
        else (field.IsDisputed, field.Theirs) = (true, stored);
    }

    private static string? Empty(string? text) => string.IsNullOrEmpty(text) ? null : text.ReplaceLineEndings("\n");
}
