using MeetingHub.Domain;

namespace MeetingHub.Web.Import;

/// <summary>Which of the affiliates that share a name with a draft is meant by it.</summary>
internal static class AffiliateMatch
{
    /// <summary>By its name, else by another name only one goes by, else by its short name where nothing longer was known; null when none is certain.</summary>
    public static Affiliate? Find(IEnumerable<Affiliate> candidates, OrganisationDraft draft)
    {
        var possible = candidates.Where(a => MayBeIn(a, draft.Country)).ToList();
        var key = NameKey.Of(draft.Name.Value);
        if (possible.FirstOrDefault(a => a.Key == key) is { } named) return named;
        // Several organisations share a short name; guessing among them would give one another's promises.
        if (possible.Where(a => a.IsCalled(draft.Name.Value)).ToList() is { Count: > 0 } called) return called.Count == 1 ? called[0] : null;
        if (draft.Acronym is null) return null;
        var shortKey = NameKey.Of(draft.Acronym);
        return possible.FirstOrDefault(a => a.Key == shortKey);
    }

    // The same name in two countries is two organisations, unless a person has said where it is.
    private static bool MayBeIn(Affiliate affiliate, Country? country) =>
        affiliate.Country is null || country is null || affiliate.IsCorrected || affiliate.Country == country;
}
