using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Editing;

/// <summary>Addresses are shown to all. When an affiliate becomes hidden, what is named after it moves to an address that does not name it; the old one leads there.</summary>
public static class NeutralAddresses
{
    /// <summary>Moves every meeting, series and programme whose address has one of the affiliate's names in it.</summary>
    public static async Task MoveAsync(HubDbContext database, Affiliate hidden, CancellationToken cancel)
    {
        // The longest first: a short name may be part of it.
        var names = await database.AffiliateAliases.Where(a => EF.Property<int>(a, "AffiliateId") == hidden.Id).Select(a => a.Name).ToListAsync(cancel);
        // One that it has just been given is not stored yet.
        foreach (var name in names.Concat(hidden.Aliases.Select(a => a.Name)).Append(hidden.Name).Select(Slug.From).Where(s => s != "x").Distinct().OrderByDescending(s => s.Length))
        {
            var part = $"-{name}-";
            foreach (var meeting in await database.Meetings.IgnoreQueryFilters().Where(m => ("-" + m.Slug + "-").Contains(part)).ToListAsync(cancel)) Move(meeting, meeting.Slug, meeting.MoveTo);
            foreach (var series in await database.Series.IgnoreQueryFilters().Where(s => ("-" + s.Slug + "-").Contains(part)).ToListAsync(cancel)) Move(series, series.Slug, series.MoveTo);
            foreach (var programme in await database.Programmes.IgnoreQueryFilters().Where(p => ("-" + p.Slug + "-").Contains(part)).ToListAsync(cancel)) Move(programme, programme.Slug, programme.MoveTo);
        }

        void Move(Record record, string slug, Action<string> move)
        {
            // Made of what nothing is called by: "meeting-0012" is no name's address.
            move(string.Create(CultureInfo.InvariantCulture, $"{record.Kind.ToString().ToLowerInvariant()}-{record.Id:0000}"));
            database.OldAddresses.Add(new OldAddress(record.Kind, slug, record.Id));
        }
    }
}
