using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Import;

/// <summary>Gives each new record of one sort an address that nothing else has.</summary>
internal sealed class FreeSlugs(IQueryable<string> stored)
{
    private readonly HashSet<string> taken = [];

    /// <summary>Looks up which addresses for these names are taken; before <see cref="Take"/>, and for many names at once.</summary>
    public async Task LookUpAsync(IEnumerable<string> names, CancellationToken cancel)
    {
        foreach (var wanted in names.Select(Slug.From).Distinct().Chunk(500))
            foreach (var slug in await stored.Where(s => wanted.Contains(s)).ToListAsync(cancel))
            {
                taken.Add(slug);
                // '.' follows '-': an index finds slug-2, slug-3 and so on between the two.
                var (first, end) = ($"{slug}-", $"{slug}.");
                taken.UnionWith(await stored.Where(s => s.CompareTo(first) >= 0 && s.CompareTo(end) < 0).ToListAsync(cancel));
            }
    }

    /// <summary>A free address for a name that was looked up.</summary>
    public string Take(string name)
    {
        var slug = Slug.Unique(name, taken.Contains);
        taken.Add(slug);
        return slug;
    }
}
