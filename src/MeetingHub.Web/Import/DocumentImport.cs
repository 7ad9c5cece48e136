using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Import;

/// <summary>Brings the store to what one document says. Nothing is kept until the caller's transaction ends.</summary>
internal static class DocumentImport
{
    public static async Task ApplyAsync(ImportRun run, DateTimeOffset at, int? uploadId, CancellationToken cancel)
    {
        var draft = run.Draft;
        await run.Affiliates.LookUpAsync([.. Organisations(draft)], cancel);
        await run.People.LookUpAsync([.. People(draft.Meeting)], cancel);

        var programme = draft.Programme is null ? null : await ProgrammeImport.ApplyAsync(run, draft.Programme, cancel);
        var meeting = draft.Meeting is null ? null : await MeetingImport.ApplyAsync(run, draft.Meeting, programme, cancel);
        run.Source.IsAbout(meeting);
        await run.Database.SaveChangesAsync(cancel);
        await NeutralAddresses.SettleAsync(run.Database, run.Writer.Made, cancel);

        // What it changed in records that others may have made is theirs to see. What it made says so itself, by its evidence.
        foreach (var change in run.Writer.Changes)
            run.Database.Changes.Add(new Change(change.Record.Kind, change.Record.Id, change.Field, change.Before, change.After, at, run.Source.Name, uploadId));

        // Saved before, so that what is left over is asked of the store as it will be.
        if (!run.History.IsEmpty)
        {
            await run.Affiliates.SettleAsync(run, cancel);
            await Leftovers.TakeOutAsync(run, cancel);
            await run.Database.SaveChangesAsync(cancel);
        }

        // Evidence refers to records by number, and only saved records have one.
        if (!run.History.IsEmpty) await run.Database.Evidence.Where(e => e.SourceDocumentId == run.Source.Id).ExecuteDeleteAsync(cancel);
        await run.Database.InsertEvidenceAsync(run.Source.Id, run.Writer.Evidence(run.Text), cancel);
        // Whom a public document names may be named elsewhere too.
        await run.Database.TouchAsync(People(draft.Meeting).Any() || run.History.PeopleNamed.Any() ? [FreshnessTags.Sources, FreshnessTags.Names] : [FreshnessTags.Sources], cancel);
        if (!run.History.IsEmpty) await Leftovers.ForgetNamingAsync(run, cancel);
    }

    private static IEnumerable<OrganisationDraft> Organisations(ImportDraft draft)
    {
        IEnumerable<OrganisationDraft> all = [];
        if (draft.Meeting is { } m) all = [.. m.Hosts, .. m.Participants, .. m.Guests, .. m.People.Select(MeetingPeople.OrganisationOf).OfType<OrganisationDraft>()];
        return draft.Programme is { } p ? [.. all, .. p.Funds, .. p.Funders, .. p.Visits] : all;
    }

    private static IEnumerable<string> People(MeetingDraft? draft) =>
        draft is null ? [] : draft.People.Select(p => p.Name.Value).Concat(draft.Sessions.SelectMany(s => s.Facilitators).Select(f => f.Value));
}
