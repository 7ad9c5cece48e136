using MeetingHub.Domain;

namespace MeetingHub.Web.Pages.Shared;

/// <summary>How each state of an outcome is drawn, 18 by 18. Shape tells the state before colour does; in print there may be no colour.</summary>
public static class KnotShapes
{
    /// <summary>The symbols of all states, to be used by reference.</summary>
    /// <param name="prefix">What their ids begin with.</param>
    /// <param name="paper">The colour of what is left open.</param>
    public static string Symbols(string prefix, string paper) => string.Concat(Enum.GetValues<OutcomeStatus>().Select(status => $"<symbol id=\"{prefix}{status}\" viewBox=\"0 0 18 18\">{Of(status, paper)}</symbol>"));

    private static string Of(OutcomeStatus status, string paper) => status switch
    {
        OutcomeStatus.Open => $"""<circle cx="9" cy="9" r="6.5" fill="{paper}" stroke="currentColor" stroke-width="2.4"/>""",
        OutcomeStatus.InProgress => $"""<circle cx="9" cy="9" r="6.5" fill="{paper}" stroke="currentColor" stroke-width="2.4"/><path d="M9 2.5a6.5 6.5 0 0 1 0 13z" fill="currentColor"/>""",
        OutcomeStatus.Done => $"""<circle cx="9" cy="9" r="7.7" fill="currentColor"/><path d="M5.5 9.2l2.4 2.4 4.6-5" stroke="{paper}" stroke-width="2" fill="none"/>""",
        OutcomeStatus.Dropped => $"""<circle cx="9" cy="9" r="6.5" fill="{paper}" stroke="currentColor" stroke-width="2"/><path d="M5.8 5.8l6.4 6.4m0-6.4l-6.4 6.4" stroke="currentColor" stroke-width="2"/>""",
        OutcomeStatus.Superseded => $"""<circle cx="9" cy="9" r="6.5" fill="{paper}" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2"/><path d="M5.5 9h6m-2.4-2.6L11.8 9l-2.7 2.6" stroke="currentColor" stroke-width="1.8" fill="none"/>""",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No knot is drawn for it."),
    };
}
