using MeetingHub.Domain;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Import;

/// <summary>Finds the affiliate that a document means, or makes it.</summary>
internal sealed class AffiliateDirectory(HubDbContext database, RecordWriter writer, ImportChoices choices)
{
    private readonly List<Affiliate> known = [];
    private readonly FreeSlugs slugs = new(database.Affiliates.Select(a => a.Slug));

    /// <summary>Looks up all organisations of a document at once.</summary>
    public async Task LookUpAsync(IReadOnlyList<OrganisationDraft> drafts, CancellationToken cancel)
    {
        if (drafts.Count == 0) return;
        foreach (var keys in drafts.SelectMany(Names).Select(NameKey.Of).Distinct().Chunk(500))
        {
            // Two queries because an index serves each, and none serves "this name or that alias" together.
            var byAlias = await database.AffiliateAliases.Where(a => keys.Contains(a.Key)).Select(a => EF.Property<int>(a, "AffiliateId")).Distinct().ToListAsync(cancel);
            known.AddRange(await database.Affiliates.Where(a => keys.Contains(a.Key)).Include(a => a.Aliases).OrderBy(a => a.Id).ToListAsync(cancel));
            var missing = byAlias.Except(known.Select(a => a.Id)).ToArray();
            if (missing.Length > 0) known.AddRange(await database.Affiliates.Where(a => missing.Contains(a.Id)).Include(a => a.Aliases).OrderBy(a => a.Id).ToListAsync(cancel));
        }
        var chosen = choices.Of(RecordKind.Affiliate).Except(known.Select(a => a.Id)).ToArray();
        if (chosen.Length > 0) known.AddRange(await database.Affiliates.Where(a => chosen.Contains(a.Id)).Include(a => a.Aliases).OrderBy(a => a.Id).ToListAsync(cancel));
        await slugs.LookUpAsync(drafts.Where(d => Find(d) is null).Select(d => d.Name.Value), cancel);
    }

    /// <summary>The affiliate of a draft that was looked up, with what the document says of it written in.</summary>
    public Affiliate For(OrganisationDraft draft)
    {
        var affiliate = Find(draft);
        if (affiliate is null)
        {
            affiliate = new Affiliate(slugs.Take(draft.Name.Value), draft.Name.Value);
            database.Affiliates.Add(affiliate);
            known.Add(affiliate);
        }
        foreach (var name in Names(draft)) affiliate.AddAlias(name);
        writer.Write(affiliate, DraftStatements.Of(draft));
        return affiliate;
    }

    /// <summary>Forgets what the document's last version said of affiliates and this one does not.</summary>
    public async Task SettleAsync(ImportRun run, CancellationToken cancel)
    {
        var restated = known.Where(a => run.History.Mentions(a) && writer.IsStated(a)).ToList();
        await run.LoadOthersAsync(restated, cancel);
        foreach (var affiliate in restated) writer.ForgetUnstated(affiliate);
    }

    private Affiliate? Find(OrganisationDraft draft) => choices.Meant(RecordKind.Affiliate, draft.Name.Span) switch
    {
        null => AffiliateMatch.Find(known, draft),
        // Made once, it is found again by its number's absence: what this document made has none yet.
        ImportChoices.NewOne => AffiliateMatch.Find(known.Where(a => a.Id == 0), draft),
        var id => known.FirstOrDefault(a => a.Id == id),
    };

    private static IEnumerable<string> Names(OrganisationDraft draft) => draft.Acronym is { } acronym ? [draft.Name.Value, acronym] : [draft.Name.Value];
}
