using MeetingHub.Domain;

namespace MeetingHub.Formats.Import.Participants;

/// <summary>The people of a document, each once: the same name again, or a shorter form of it, adds what it knows.</summary>
internal sealed class PersonList
{
    private readonly List<PersonDraft> people = [];
    private readonly List<string> slugs = [];

    public IReadOnlyList<PersonDraft> People => people;

    public void Add(PersonDraft person)
    {
        var slug = Slug.From(person.Name.Value);
        var index = slugs.FindIndex(known => IsSame(known, slug));
        if (index < 0)
        {
            people.Add(person);
            slugs.Add(slug);
            return;
        }
        var before = people[index];
        // A part in the meeting says more than having been there.
        var role = before.Role is ParticipationRole.Other or ParticipationRole.Attendee && person.Role is ParticipationRole.Facilitator or ParticipationRole.Speaker ? person.Role : before.Role;
        people[index] = before with { Organisation = before.Organisation ?? person.Organisation, Role = role };
    }

    public static bool SamePerson(string a, string b) => IsSame(Slug.From(a), Slug.From(b));

    private static bool IsSame(string a, string b) =>
        a == b || (a.Length > b.Length ? a.StartsWith(b, StringComparison.Ordinal) && a[b.Length] == '-' : b.Length > a.Length && b.StartsWith(a, StringComparison.Ordinal) && b[a.Length] == '-');
}
