using System.ComponentModel.DataAnnotations;

namespace MeetingHub.Web.Mail;

/// <summary>The configuration's <c>Mail</c> section: the SMTP server that mail goes out by. Without a host nothing is mailed.</summary>
public sealed class MailOptions
{
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection is encrypted by STARTTLS.</summary>
    public bool UseTls { get; set; } = true;

    /// <summary>Who it comes from, such as <c>meetings@example.org</c>.</summary>
    [EmailAddress]
    public string? From { get; set; }

    public string? UserName { get; set; }

    public string? Password { get; set; }
}
