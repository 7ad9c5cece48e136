using System.Net;
using System.Text.RegularExpressions;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Pages;

namespace MeetingHub.Web.Tests.Accounts;

/// <summary>Invitations by mail, handed to a real SMTP server on loopback.</summary>
public sealed class MailTests
{
    [SmtpFact]
    public async Task An_invitation_is_mailed_in_the_language_of_its_page_and_its_link_works()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var hub = new HubApplication { Settings = { ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{server.Port}", ["Mail:UseTls"] = "false", ["Mail:From"] = "meetings@example.org", ["Site:Name"] = "Encontros do Sul" } };
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var made = await organizer.SendAsync("/pt/people/invite", new() { ["Input.Role"] = "NoteTaker", ["Input.Email"] = "relatoria@example.org" });

        Assert.Contains("relatoria@example.org", (await Browser.Parse(made)).QuerySelector("main").Words(), StringComparison.Ordinal);
        var mail = await server.ReceivedAsync();
        Assert.Contains("To: relatoria@example.org", mail, StringComparison.Ordinal);
        Assert.Contains("meetings@example.org", mail, StringComparison.Ordinal);
        var body = SmtpServer.Decoded(mail);
        Assert.Contains("Encontros do Sul", body, StringComparison.Ordinal);
        var link = Regex.Match(body, @"https?://[^\s]+/pt/account/invitation\?token=\S+").Value;
        Assert.Equal(HttpStatusCode.OK, (await new Browser(hub).GetAsync(new Uri(link).PathAndQuery)).StatusCode);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_leaves_the_link_to_be_handed_over()
    {
        var closed = SmtpServer.FreePort();
        await using var hub = new HubApplication { Settings = { ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{closed}", ["Mail:UseTls"] = "false" } };
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var made = await organizer.SendAsync("/people/invite", new() { ["Input.Role"] = "Staff", ["Input.Email"] = "staff@example.org" });

        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        Assert.NotNull((await Browser.Parse(made)).QuerySelector("#made-link"));
    }
}

/// <summary>A test that needs Debian's aiosmtpd: skipped where it is missing, except in CI.</summary>
internal sealed class SmtpFactAttribute : FactAttribute
{
    public SmtpFactAttribute()
    {
        if (!Directory.Exists("/usr/lib/python3/dist-packages/aiosmtpd") && Environment.GetEnvironmentVariable("CI") is null) Skip = "Debian's python3-aiosmtpd is not installed.";
    }
}
