using System.Net;
using System.Net.Mail;
using System.Text;
using MeetingHub.Web.Localisation;
using Microsoft.Extensions.Options;

namespace MeetingHub.Web.Accounts;

/// <summary>Mails one-time links, where a server is configured.</summary>
public sealed partial class AccountMail(IOptions<MailOptions> options, Texts texts, Here here, ILogger<AccountMail> logger)
{
    private MailOptions Server => options.Value;

    /// <summary>Mails a link in the language of the page it was made on. False when there is no server, no recipient, or the server refused: the link can still be handed over.</summary>
    public async Task<bool> SendAsync(AccountLink link, string address, CancellationToken cancel)
    {
        if (Server.Host is not { Length: > 0 } host || link.Email is not { } email) return false;
        var (subject, body) = link.Purpose == LinkPurpose.Invitation
            ? (texts["Mail.Invitation.Subject", here.SiteName], texts["Mail.Invitation.Body", here.SiteName, address])
            : (texts["Mail.Recovery.Subject", here.SiteName], texts["Mail.Recovery.Body", here.SiteName, address]);
        using var message = new MailMessage(new MailAddress(Server.From ?? $"meetinghub@{host}", here.SiteName, Encoding.UTF8), new MailAddress(email))
        {
            Subject = subject,
            SubjectEncoding = Encoding.UTF8,
            Body = body.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
        };
        using var client = new SmtpClient(host, Server.Port) { EnableSsl = Server.UseTls };
        if (Server.UserName is { Length: > 0 } user) client.Credentials = new NetworkCredential(user, Server.Password);
        try
        {
            await client.SendMailAsync(message, cancel);
            return true;
        }
        catch (SmtpException refusal)
        {
            NotSent(logger, host, refusal);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The mail server {Host} did not take a message")]
    private static partial void NotSent(ILogger logger, string host, Exception refusal);
}
