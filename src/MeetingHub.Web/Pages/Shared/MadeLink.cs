namespace MeetingHub.Web.Pages.Shared;

/// <summary>A one-time link that was just made.</summary>
/// <param name="Address">The whole address; it cannot be shown again.</param>
/// <param name="MailedTo">To whom it was mailed, or null.</param>
public sealed record MadeLink(string Address, string? MailedTo);
