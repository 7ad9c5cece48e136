using MeetingHub.Domain;

namespace MeetingHub.Web.Import;

/// <summary>People named for a part in a meeting or as leading a session.</summary>
internal static class MeetingPeople
{
    public static void Apply(ImportRun run, Meeting meeting, IReadOnlyList<PersonDraft> drafts)
    {
        var known = meeting.Participations.ToArray();
        foreach (var draft in drafts)
        {
            var person = run.People.For(draft.Name.Value);
            var participation = known.FirstOrDefault(p => IsOf(p, person) && HasRole(run, p, draft.Role)) ?? meeting.AddParticipation(person, draft.Role);
            ComeFrom(run, participation, OrganisationOf(draft));
            run.Writer.Write(participation, [DraftStatements.Of("name", draft.Name), new("role", draft.Role.ToString(), draft.Name.Span)]);
            if (draft.Organisation is { } organisation) run.Writer.Write(participation, [DraftStatements.Of("organisation", organisation)]);
        }
        Settle(run, meeting, known);
    }

    /// <summary>Takes out the participations that the last version stated and this one does not.</summary>
    public static void Settle(ImportRun run, Meeting meeting, IReadOnlyCollection<Participation> known)
    {
        foreach (var participation in known) run.Writer.Withdraw(participation, meeting.Remove, _ => false);
    }

    /// <summary>Says who leads a session, without those whom a person has taken out or who are another's word.</summary>
    public static void Facilitate(ImportRun run, Session session, IReadOnlyList<string> names)
    {
        var before = Keys(run.History.Mine(session, "facilitators"));
        var others = Keys(run.History.Others(session, "facilitators"));
        var now = Keys(names);
        foreach (var name in names.Where(n => !before.Contains(NameKey.Of(n)))) session.AddFacilitator(run.People.For(name));
        foreach (var gone in session.Facilitators.Where(f => f.Person is { Key: var key } && before.Contains(key) && !now.Contains(key) && !others.Contains(key)).ToList())
            session.Remove(gone);
    }

    /// <summary>Whom a person comes from, as an organisation like those at the meeting.</summary>
    public static OrganisationDraft? OrganisationOf(PersonDraft draft) => draft.Organisation is { } name ? new(name, DelegationRole.Participant) : null;

    private static void ComeFrom(ImportRun run, Participation participation, OrganisationDraft? organisation)
    {
        var mine = run.History.Mine(participation, "organisation");
        if (organisation is null && mine.Count == 0) return;
        if (FieldMerge.MayReplace(participation.Affiliate?.Name, participation.Id == 0, mine))
            participation.ComeFrom(organisation is null ? null : run.Affiliates.For(organisation));
    }

    private static HashSet<string> Keys(IEnumerable<string?> names) => [.. names.OfType<string>().Select(NameKey.Of)];

    private static bool IsOf(Participation participation, Person person) =>
        participation.Person == person || (person.Id != 0 && participation.PersonId == person.Id);

    private static bool HasRole(ImportRun run, Participation participation, ParticipationRole role) =>
        run.History.Mine(participation, "role") is { Count: > 0 } said ? said.Contains(role.ToString()) : participation.Role == role;
}
