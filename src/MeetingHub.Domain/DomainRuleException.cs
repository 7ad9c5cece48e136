namespace MeetingHub.Domain;

/// <summary>A rule that a user can break was broken. <see cref="Rule"/> names the sentence to show; the web layer has it in each language.</summary>
/// <param name="rule">The resource key of the sentence, such as <c>Rule.EditionAboveZero</c>.</param>
/// <param name="message">The same in English, for logs and the command line.</param>
public sealed class DomainRuleException(string rule, string message) : Exception(message)
{
    /// <summary>The resource key of the sentence to show.</summary>
    public string Rule { get; } = rule;
}
