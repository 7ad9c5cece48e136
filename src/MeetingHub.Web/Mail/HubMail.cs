using System.Net;
using System.Net.Mail;
using System.Text;
using MeetingHub.Web.Site;
using Microsoft.Extensions.Options;

namespace MeetingHub.Web.Mail;

/// <summary>Hands mail to the configured SMTP server.</summary>
public sealed partial class HubMail(IOptions<MailOptions> options, IOptions<SiteOptions> site, ILogger<HubMail> logger)
{
    private MailOptions Server => options.Value;

    /// <summary>Whether there is a server at all.</summary>
    public bool IsConfigured => Server.Host is { Length: > 0 };

    /// <summary>Mails a plain text. False when there is no server, the address is none, or the server refused.</summary>
    public async Task<bool> SendAsync(string to, string subject, string body, IReadOnlyDictionary<string, string>? headers, CancellationToken cancel)
    {
        // Not every address that a form takes is one that can be written in a mail.
        if (Server.Host is not { Length: > 0 } host || !MailAddress.TryCreate(to, out var recipient)) return false;
        using var message = new MailMessage(new MailAddress(Server.From ?? $"meetinghub@{host}", site.Value.Name, Encoding.UTF8), recipient)
        {
            Subject = subject.ReplaceLineEndings(" "),
            SubjectEncoding = Encoding.UTF8,
            Body = body.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in headers ?? new Dictionary<string, string>()) message.Headers.Add(name, value);
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
