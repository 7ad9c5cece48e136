using MeetingHub.Domain;
using MeetingHub.Formats.Reports;
using MeetingHub.Web.Database;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Reports;

/// <summary>The named choices of a report's parts: three that are always there, and those that staff keep.</summary>
public sealed class ReportProfiles(HubDbContext database, Texts texts)
{
    // A board decides, a funder compares with what it was promised, a wiki remembers.
    private static readonly OrderedDictionary<string, ReportPart[]> Usual = new()
    {
        ["board"] = [ReportPart.Identity, ReportPart.Summary, ReportPart.Outcomes, ReportPart.FollowUps, ReportPart.Lessons, ReportPart.Finances],
        ["funder"] =
        [
            ReportPart.Identity, ReportPart.Summary, ReportPart.Goals, ReportPart.Agenda, ReportPart.Participation, ReportPart.Outcomes, ReportPart.FollowUps, ReportPart.Surveys,
            ReportPart.Visits, ReportPart.Effects, ReportPart.Lessons, ReportPart.Finances, ReportPart.Links,
        ],
        ["wiki"] = [ReportPart.Identity, ReportPart.Summary, ReportPart.Goals, ReportPart.Agenda, ReportPart.Participation, ReportPart.Sessions, ReportPart.Outcomes, ReportPart.FollowUps, ReportPart.Links],
    };

    /// <summary>All of them: what addresses call them, what people call them, their parts, and whether staff keep it.</summary>
    public async Task<IReadOnlyList<Item>> AllAsync(CancellationToken cancel)
    {
        var kept = await database.ReportProfiles.AsNoTracking().OrderBy(p => p.Name).ToListAsync(cancel);
        return [.. Usual.Where(u => kept.TrueForAll(k => k.Key != u.Key)).Select(u => new Item(u.Key, texts["Report.Profile." + u.Key], u.Value, IsKept: false)), .. kept.Select(k => new Item(k.Key, k.Name, PartsOf(k.Parts), IsKept: true))];
    }

    /// <summary>The parts of one; null where there is none of that name.</summary>
    public async Task<IReadOnlyList<ReportPart>?> FindAsync(string key, CancellationToken cancel) =>
        await database.ReportProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.Key == key, cancel) is { } kept ? PartsOf(kept.Parts) : Usual.GetValueOrDefault(key);

    /// <summary>Keeps a choice under a name; one of that name gets other parts.</summary>
    /// <exception cref="DomainRuleException">The name is none.</exception>
    public async Task<string> KeepAsync(string name, IReadOnlyList<ReportPart> parts, CancellationToken cancel)
    {
        var key = Slug.From(name);
        if (name.Length is 0 or > 80 || key.Length == 0) throw new DomainRuleException("Report.ProfileName", "Give the profile a name of up to 80 letters.");
        var written = string.Join(',', parts.Select(p => Choice.Name<ReportPart>(p)));
        if (await database.ReportProfiles.SingleOrDefaultAsync(p => p.Key == key, cancel) is { } kept) kept.Hold(written);
        else database.ReportProfiles.Add(new ReportProfile(key, name, written));
        await database.SaveChangesAsync(cancel);
        return key;
    }

    /// <summary>Keeps one no longer; one of the three is then what it was.</summary>
    public async Task DropAsync(string key, CancellationToken cancel)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        await database.ReportProfiles.Where(p => p.Key == key).ExecuteDeleteAsync(cancel);
        await database.TouchAsync([FreshnessTags.Rest], cancel);
        await transaction.CommitAsync(cancel);
    }

    // A part that a later version of the program has no more is left out.
    private static IReadOnlyList<ReportPart> PartsOf(string parts) => [.. parts.Split(',').Select(p => Choice.TryParse<ReportPart>(p, out var part) ? part : null).OfType<ReportPart>()];

    /// <summary>One of them.</summary>
    public sealed record Item(string Key, string Name, IReadOnlyList<ReportPart> Parts, bool IsKept);
}
