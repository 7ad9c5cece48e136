using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Import;

/// <summary>The programme that a document is about: its funds and funders, calls and visits.</summary>
internal static class ProgrammeImport
{
    public static async Task<Programme> ApplyAsync(ImportRun run, ProgrammeDraft draft, CancellationToken cancel)
    {
        var programme = await FindAsync(run, draft, cancel);
        if (programme is null)
        {
            var slugs = new FreeSlugs(run.Database.Programmes.Select(p => p.Slug));
            await slugs.LookUpAsync([draft.Name.Value], cancel);
            programme = new Programme(slugs.Take(draft.Name.Value), draft.Name.Value, run.Draft.Language);
            run.Database.Programmes.Add(programme);
        }
        else
        {
            await LoadAsync(run, programme, cancel);
        }
        run.Writer.Write(programme, DraftStatements.Of(draft));
        run.Writer.ForgetUnstated(programme);
        Parties(run, programme, "funds", ProgrammeRole.Fund, draft.Funds);
        Parties(run, programme, "funders", ProgrammeRole.Funder, draft.Funders);
        Calls(run, programme, draft.Calls);
        Visits(run, programme, draft.Visits);
        return programme;
    }

    /// <summary>Loads all that belongs to a stored programme, and what other documents say of it.</summary>
    public static async Task LoadAsync(ImportRun run, Programme programme, CancellationToken cancel)
    {
        var id = programme.Id;
        await run.Database.Programmes.Where(p => p.Id == id).AsSplitQuery()
            .Include(p => p.Parties).ThenInclude(p => p.Affiliate)
            .Include(p => p.Calls)
            .Include(p => p.Visits).ThenInclude(v => v.Affiliate)
            .LoadAsync(cancel);
        await run.LoadOthersAsync([programme, .. programme.Calls, .. programme.Visits], cancel);
    }

    /// <summary>Brings the organisations of one role to what the document says.</summary>
    public static void Parties(ImportRun run, Programme programme, string field, ProgrammeRole role, IReadOnlyList<OrganisationDraft> organisations)
    {
        var before = Keys(run.History.Mine(programme, field));
        var others = Keys(run.History.Others(programme, field));
        var now = organisations.Select(o => NameKey.Of(o.Name.Value)).ToHashSet();
        foreach (var organisation in organisations)
        {
            var affiliate = run.Affiliates.For(organisation);
            run.Writer.Write(programme, [DraftStatements.Of(field, organisation.Name)]);
            // Said before and not there any more: a person has taken it out.
            if (!before.Contains(NameKey.Of(organisation.Name.Value))) programme.AddParty(affiliate, role);
        }
        foreach (var gone in programme.Parties.Where(p => p.Role == role && p.Affiliate is { Key: var key } && before.Contains(key) && !now.Contains(key) && !others.Contains(key)).ToList())
            programme.Remove(gone);
    }

    public static void Calls(ImportRun run, Programme programme, IReadOnlyList<CallDraft> drafts) =>
        run.Writer.Merge(programme.Calls, "text", [.. drafts.Select(DraftStatements.Of)], p => programme.AddCall(p.Key, run.Draft.Language), programme.Remove, _ => false);

    public static void Visits(ImportRun run, Programme programme, IReadOnlyList<OrganisationDraft> drafts)
    {
        var known = programme.Visits.ToArray();
        foreach (var draft in drafts)
        {
            var visit = programme.AddVisit(run.Affiliates.For(draft));
            run.Writer.Write(visit, [DraftStatements.Of("organisation", draft.Name)]);
            if (draft.Country is { } country) run.Writer.Write(visit, [new Statement("country", country.Code, draft.Name.Span)]);
            run.Writer.ForgetUnstated(visit);
        }
        foreach (var visit in known) run.Writer.Withdraw(visit, programme.Remove, _ => false);
    }

    private static async Task<Programme?> FindAsync(ImportRun run, ProgrammeDraft draft, CancellationToken cancel)
    {
        var before = run.History.Ids(RecordKind.Programme);
        var name = draft.Name.Value;
        var key = NameKey.Of(name);
        // A document that gives only the short name means the programme that goes by it.
        var shortKey = draft.Acronym is { } acronym ? NameKey.Of(acronym.Value) : key;
        return await run.Database.Programmes.Where(p => before.Contains(p.Id) || p.Key == key || p.Key == shortKey || p.Acronym == name)
            .OrderByDescending(p => before.Contains(p.Id)).ThenByDescending(p => p.Key == key).ThenBy(p => p.Id)
            .FirstOrDefaultAsync(cancel);
    }

    private static HashSet<string> Keys(IEnumerable<string?> names) => [.. names.OfType<string>().Select(NameKey.Of)];
}
