using MeetingHub.Domain;

namespace MeetingHub.Web.Import;

/// <summary>Who is at the meeting: affiliates in their roles, and countries where the text names no more.</summary>
internal static class MeetingDelegations
{
    public static void Apply(ImportRun run, Meeting meeting, MeetingDraft draft)
    {
        var known = meeting.Delegations.ToArray();
        foreach (var organisation in draft.Hosts.Concat(draft.Participants).Concat(draft.Guests))
        {
            var affiliate = run.Affiliates.For(organisation);
            var delegation = known.FirstOrDefault(d => IsOf(d, affiliate) && HasRole(run, d, organisation.Role)) ?? meeting.AddDelegation(affiliate, organisation.Country, organisation.Role);
            run.Writer.Write(delegation, Of(draft, organisation));
        }
        var represented = draft.Participants.Select(o => o.Country).OfType<Country>().ToHashSet();
        foreach (var country in draft.Countries.Where(c => !represented.Contains(c.Value)))
        {
            var delegation = known.FirstOrDefault(d => IsOf(run, d, country.Value) && HasRole(run, d, DelegationRole.Participant))
                ?? meeting.AddDelegation(null, country.Value, DelegationRole.Participant);
            run.Writer.Write(delegation, [new("country", country.Value.Code, country.Span), new("role", nameof(DelegationRole.Participant), country.Span), Attendance(draft, country.Span)]);
        }
        Settle(run, meeting, known);
    }

    /// <summary>Takes out the delegations that the last version stated and this one does not.</summary>
    public static void Settle(ImportRun run, Meeting meeting, IReadOnlyCollection<Delegation> known)
    {
        foreach (var delegation in known)
            if (run.Writer.IsStated(delegation)) run.Writer.ForgetUnstated(delegation);
            else run.Writer.Withdraw(delegation, meeting.Remove, _ => false);
    }

    private static IEnumerable<Statement> Of(MeetingDraft draft, OrganisationDraft organisation)
    {
        var span = organisation.Name.Span;
        yield return DraftStatements.Of("organisation", organisation.Name);
        yield return new("role", organisation.Role.ToString(), span);
        if (organisation.Country is { } country) yield return new("country", country.Code, span);
        if (organisation.Role != DelegationRole.Apologies) yield return Attendance(draft, span);
    }

    private static Statement Attendance(MeetingDraft draft, SourceSpan span) => draft.Status == MeetingStatus.Held
        ? new("attendance", nameof(Domain.Attendance.Attended), draft.StatusSpan ?? span)
        : new("attendance", nameof(Domain.Attendance.Announced), draft.StatusSpan ?? span);

    private static bool IsOf(Delegation delegation, Affiliate affiliate) =>
        delegation.Affiliate == affiliate || (affiliate.Id != 0 && delegation.AffiliateId == affiliate.Id);

    // A person may have corrected the country; then the document's own word from before tells which one it was.
    private static bool IsOf(ImportRun run, Delegation delegation, Country country) =>
        delegation.AffiliateId is null && delegation.Affiliate is null && (delegation.Country == country || run.History.Mine(delegation, "country").Contains(country.Code));

    private static bool HasRole(ImportRun run, Delegation delegation, DelegationRole role) =>
        run.History.Mine(delegation, "role") is { Count: > 0 } said ? said.Contains(role.ToString()) : delegation.Role == role;
}
