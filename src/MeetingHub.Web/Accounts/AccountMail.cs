using MeetingHub.Web.Localisation;
using MeetingHub.Web.Mail;

namespace MeetingHub.Web.Accounts;

/// <summary>Mails one-time links, where a server is configured.</summary>
public sealed class AccountMail(HubMail mail, Texts texts, Here here)
{
    /// <summary>Mails a link in the language of the page it was made on. False when there is no server, no recipient, or the server refused: the link can still be handed over.</summary>
    public Task<bool> SendAsync(AccountLink link, string address, CancellationToken cancel)
    {
        if (link.Email is not { } email) return Task.FromResult(false);
        var (subject, body) = link.Purpose == LinkPurpose.Invitation
            ? (texts["Mail.Invitation.Subject", here.SiteName], texts["Mail.Invitation.Body", here.SiteName, address])
            : (texts["Mail.Recovery.Subject", here.SiteName], texts["Mail.Recovery.Body", here.SiteName, address]);
        return mail.SendAsync(email, subject, body, null, cancel);
    }
}
