using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Editing;

/// <summary>Addresses are shown to all. What is named after a hidden affiliate stands at an address that does not name it.</summary>
public static class NeutralAddresses
{
    /// <summary>An affiliate becomes hidden: every meeting, series and programme whose address has one of its names in it moves, and the old address leads there.</summary>
    public static async Task MoveAsync(HubDbContext database, Affiliate hidden, CancellationToken cancel)
    {
        var names = await database.AffiliateAliases.Where(a => EF.Property<int>(a, "AffiliateId") == hidden.Id).Select(a => a.Name).ToListAsync(cancel);
        // One that it has just been given is not stored yet.
        foreach (var part in Parts(names.Concat(hidden.Aliases.Select(a => a.Name)).Append(hidden.Name)))
        {
            await MoveAllAsync(database.Meetings);
            await MoveAllAsync(database.Series);
            await MoveAllAsync(database.Programmes);

            async Task MoveAllAsync<T>(IQueryable<T> records)
                where T : Record, IAddressed
            {
                foreach (var record in await records.IgnoreQueryFilters().Where(r => ("-" + r.Slug + "-").Contains(part)).ToListAsync(cancel))
                {
                    database.OldAddresses.Add(new OldAddress(record.Kind, record.Slug, record.Id));
                    record.MoveTo(Neutral(record));
                    record.CorrectRelation();
                }
            }
        }
    }

    /// <summary>Records were made while affiliates are hidden: those named after one move before anybody has their address. They have been saved.</summary>
    public static async Task SettleAsync(HubDbContext database, IEnumerable<Record> made, CancellationToken cancel)
    {
        // Its own address is not shown with an affiliate that is hidden, nor without.
        var addressed = made.Where(r => r is IAddressed and not Affiliate).ToList();
        if (addressed.Count == 0) return;
        var hidden = database.Affiliates.IgnoreQueryFilters().Where(a => a.Visibility != Visibility.Public);
        var parts = Parts([.. await hidden.Select(a => a.Name).ToListAsync(cancel), .. await hidden.SelectMany(a => a.Aliases).Select(a => a.Name).ToListAsync(cancel)]);
        foreach (var record in addressed)
            if (record is IAddressed named && Array.Exists(parts, part => $"-{named.Slug}-".Contains(part, StringComparison.Ordinal))) named.MoveTo(Neutral(record));
        await database.SaveChangesAsync(cancel);
    }

    // The longest first: a short name may be part of it.
    private static string[] Parts(IEnumerable<string> names) => [.. names.Select(Slug.From).Where(s => s != "x").Distinct().OrderByDescending(s => s.Length).Select(s => $"-{s}-")];

    // Made of what nothing is called by: "meeting-0012" is no name's address.
    private static string Neutral(Record record) => string.Create(CultureInfo.InvariantCulture, $"{record.Kind.ToString().ToLowerInvariant()}-{record.Id:0000}");
}
