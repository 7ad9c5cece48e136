using MeetingHub.Domain;

namespace MeetingHub.Web.Tests.Import;

/// <summary>Builds what a reader would find in a text, each with its true place.</summary>
internal sealed class SourceText(string text)
{
    public string Text => text;

    public Found<string> The(string words) => As(words, words);

    public Found<T> As<T>(T value, string words) => new(value, At(words));

    public SourceSpan At(string words)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return start < 0 ? throw new ArgumentException($"The text does not say '{words}'.", nameof(words)) : new SourceSpan(start, words.Length);
    }

    public OrganisationDraft Organisation(string name, DelegationRole role = DelegationRole.Participant, string? country = null, string? acronym = null) =>
        new(The(name), role, country is null ? null : Country.Parse(country), Acronym: acronym);

    public SessionDraft Session(string title, params string[] facilitators) => new(The(title), [.. facilitators.Select(The)]);

    public OutcomeDraft Outcome(string sentence, params string[] parts) => new(OutcomeKind.Agreement, The(sentence), null, [.. parts.Select(The)]);

    public RelatedMeetingDraft Mention(MeetingRelation relation, string mention, string? city = null, int? year = null, bool sameSeries = false, string? title = null) => new(
        relation, title is null ? null : The(title), city is null ? null : The(city), null, year is { } y ? As(y, y.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null,
        null, sameSeries, At(mention), []);

    public static ImportDraft About(MeetingDraft? meeting, params RelatedMeetingDraft[] related) => new(meeting?.Title, "en", meeting, related, null, []);
}
