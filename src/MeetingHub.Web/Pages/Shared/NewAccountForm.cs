using MeetingHub.Web.Accounts;

namespace MeetingHub.Web.Pages.Shared;

/// <summary>The form in which an account is made.</summary>
/// <param name="Input">What was typed.</param>
/// <param name="Token">The secret of the link that opened it.</param>
/// <param name="Options">Where the browser asks what a passkey is to be like.</param>
public sealed record NewAccountForm(NewAccount.Input Input, string? Token, string Options);
