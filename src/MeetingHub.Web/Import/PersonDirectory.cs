using MeetingHub.Domain;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Import;

/// <summary>Finds the person that a document names, or makes one.</summary>
internal sealed class PersonDirectory(HubDbContext database)
{
    private readonly Dictionary<string, Person> known = [];
    private readonly FreeSlugs slugs = new(database.People.Select(p => p.Slug));

    /// <summary>Looks up all people of a document at once.</summary>
    public async Task LookUpAsync(IReadOnlyList<string> names, CancellationToken cancel)
    {
        foreach (var keys in names.Select(NameKey.Of).Distinct().Chunk(500))
            foreach (var person in await database.People.Where(p => keys.Contains(p.Key)).OrderBy(p => p.Id).ToListAsync(cancel))
                known.TryAdd(person.Key, person);
        // Whose name somebody has corrected is still who the document means.
        foreach (var keys in names.Select(NameKey.Of).Where(k => !known.ContainsKey(k)).Distinct().Chunk(500))
            foreach (var found in await database.PersonAliases.Where(a => keys.Contains(a.Key)).OrderBy(a => a.Id)
                .Join(database.People, a => EF.Property<int>(a, "PersonId"), p => p.Id, (alias, person) => new { alias.Key, Person = person }).ToListAsync(cancel))
                known.TryAdd(found.Key, found.Person);
        await slugs.LookUpAsync(names.Where(n => !known.ContainsKey(NameKey.Of(n))), cancel);
    }

    /// <summary>The person of a name that was looked up.</summary>
    public Person For(string name)
    {
        var key = NameKey.Of(name);
        if (!known.TryGetValue(key, out var person))
        {
            person = new Person(slugs.Take(name), name);
            database.People.Add(person);
            known.Add(key, person);
        }
        person.NameFromSource();
        return person;
    }
}
