using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Editing;

/// <summary>Shows a record as a form, takes the form back, and notes who changed what. Of two who edit at once, the second sees both versions and chooses.</summary>
public sealed class RecordEditor(HubDbContext database, Bin bin, FieldTable table, Relations relations, AgendaSteps steps, Viewer viewer, TimeProvider clock)
{
    /// <summary>The record as it is; one that is not stored yet is a form to make it.</summary>
    public async Task<EditForm> ShowAsync(Record record, CancellationToken cancel) => new(record, [.. table.Of(record), .. await relations.OfAsync(record, cancel)], record.Version);

    /// <summary>A record as its form names it, so that it is known again when its address leads to it no more.</summary>
    public static string Mark(Record record) => string.Create(CultureInfo.InvariantCulture, $"{record.Kind}-{record.Id}");

    /// <summary>The record of a form whose page is gone, because it or what it belongs to lies in the bin; null where the viewer may not know of it.</summary>
    public async Task<Record?> FindGoneAsync(string? mark, string meeting, CancellationToken cancel)
    {
        if (mark?.Split('-') is not [var name, var number] || !Enum.TryParse<RecordKind>(name, out var kind) || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return null;
        if (await bin.FindAsync(kind, id, cancel) is not { } record) return null;
        // Whoever sees everything may see this; others what belongs to the meeting that they write for.
        var isTheirs = viewer.IsOrganizer || (record is Outcome { BinnedAt: not null, Visibility: not Visibility.Organizers } outcome && await database.Meetings.AnyAsync(m => m.Id == outcome.MeetingId && m.Slug == meeting, cancel));
        return isTheirs ? record : null;
    }

    /// <summary>The record as it was typed.</summary>
    public async Task<EditForm> ReadAsync(Record record, IFormCollection typed, CancellationToken cancel)
    {
        var isStale = !int.TryParse(typed["version"], out var version) || version != record.Version;
        var form = await ShowAsync(record, cancel) with { IsStale = isStale, Opened = version, Other = isStale ? await LastAsync(record, cancel) : null };
        foreach (var field in form.Fields)
        {
            field.Original = Empty(typed["was-" + field.Name]);
            (field.Value, field.Error) = FieldTable.Read(field, typed);
            if (typed["choice-" + field.Name] == "theirs") (field.Value, field.Error) = (field.Stored, null);
            field.NewNames = Relations.Lines(typed["new-" + field.Name]);
            // What was blacked out for this reader must not be saved in its place.
            if (field.Value != field.Stored && field.Value?.Contains(HiddenNames.Black) is true) field.Error = "Form.Hidden";
            if (isStale) Settle(field);
        }
        Refuse(form.Fields);
        if (form.IsRight) await relations.CheckAsync(form, cancel);
        return form;
    }

    /// <summary>Saves a form that is right, making the record where it is new. False when somebody else was faster: then the record is loaded anew for <see cref="ReadAsync"/>.</summary>
    public async Task<bool> SaveAsync(EditForm form, CancellationToken cancel)
    {
        var (record, now) = (form.Record, clock.GetUtcNow());
        var isNew = record.Id == 0;
        // An affiliate that is made on the way is made with the record or not at all.
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        List<(string Field, string? Before, string? After)> changes = [];
        try
        {
            foreach (var field in form.Fields.Where(f => f.Value != f.Stored))
            {
                if (await relations.WriteAsync(record, field, cancel)) record.CorrectRelation();
                else record.Correct(field.Name, field.Value);
                changes.Add((field.Name, field.Stored is null ? null : FieldTable.Name(field, field.Stored), field.Value is null ? null : FieldTable.Name(field, field.Value)));
            }
            if (!isNew && record is Affiliate { Visibility: not Visibility.Public } affiliate && changes.Exists(c => c.Field is "visibility" or "name")) await NeutralAddresses.MoveAsync(database, affiliate, cancel);
            if (isNew)
            {
                record.CorrectRelation();
                await relations.AddAsync(record, cancel);
                // The change refers to the record by number, and only saved records have one.
                await database.SaveChangesAsync(cancel);
                await NeutralAddresses.SettleAsync(database, [record], cancel);
                changes = [(Change.Made, null, null)];
            }
            var step = record is Session session && changes.Count > 0 ? await steps.BeginAsync(database, session.MeetingId, cancel) : null;
            foreach (var (field, before, after) in changes) Note(record, field, before, after, now, step);
            await database.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return true;
        }
        // Of two who write the first words of a report at once, the second finds it there.
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || (isNew && record is MeetingReport or MeetingFinances))
        {
            database.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Says beside the fields what no record takes.</summary>
    public static void Refuse(IReadOnlyList<EditField> fields)
    {
        foreach (var (name, rule) in Record.Refuses(name => fields.FirstOrDefault(f => f.Name == name) is { Error: null } field ? field.Value : null))
            if (fields.FirstOrDefault(f => f.Name == name) is { Error: null, IsDisputed: false } field) field.Error = rule;
    }

    /// <summary>Notes a change for the record's history.</summary>
    public void Note(Record record, string field, string? before, string? after, DateTimeOffset at, int? step = null) =>
        database.Changes.Add(new Change(record.Kind, record.Id, field, before, after, at, viewer.Name ?? "", stepId: step));

    private async Task<(string By, DateTimeOffset At)?> LastAsync(Record record, CancellationToken cancel) =>
        await database.Changes.Where(c => c.RecordKind == record.Kind && c.RecordId == record.Id).OrderByDescending(c => c.Id).Select(c => new { c.By, c.At }).FirstOrDefaultAsync(cancel) is { } last ? (last.By, last.At) : null;

    // What only one of the two changed is theirs who changed it; what both changed is for the second to choose.
    private static void Settle(EditField field)
    {
        if (field.Value == field.Stored || field.Stored == field.Original) return;
        if (field.Value == field.Original) field.Value = field.Stored;
        else (field.IsDisputed, field.Theirs) = (true, field.Stored);
    }

    private static string? Empty(string? text) => string.IsNullOrEmpty(text) ? null : text.ReplaceLineEndings("\n");
}
