using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
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
        var body = Decoded(mail);
        Assert.Contains("Encontros do Sul", body, StringComparison.Ordinal);
        var link = Regex.Match(body, @"https?://[^\s]+/pt/account/invitation\?token=\S+").Value;
        Assert.Equal(HttpStatusCode.OK, (await new Browser(hub).GetAsync(new Uri(link).PathAndQuery)).StatusCode);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_leaves_the_link_to_be_handed_over()
    {
        var closed = FreePort();
        await using var hub = new HubApplication { Settings = { ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{closed}", ["Mail:UseTls"] = "false" } };
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var made = await organizer.SendAsync("/people/invite", new() { ["Input.Role"] = "Staff", ["Input.Email"] = "staff@example.org" });

        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        Assert.NotNull((await Browser.Parse(made)).QuerySelector("#made-link"));
    }

    private static string Decoded(string mail)
    {
        var (head, body) = (mail[..mail.IndexOf("\n\n", StringComparison.Ordinal)], mail[(mail.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
        if (head.Contains("base64", StringComparison.OrdinalIgnoreCase)) return Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings("")));
        return head.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase) ? Regex.Replace(body.Replace("=\n", "", StringComparison.Ordinal), "=([0-9A-F]{2})", m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString()) : body;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Debian's aiosmtpd, which keeps what it gets as files.</summary>
    private sealed class SmtpServer(Process process, string folder, int port) : IAsyncDisposable
    {
        public int Port => port;

        public static async Task<SmtpServer> StartAsync()
        {
            var (folder, port) = (Directory.CreateTempSubdirectory("mail").FullName, FreePort());
            var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{port}", "-c", "aiosmtpd.handlers.Mailbox", Path.Combine(folder, "box")]))!; // a file is started
            for (var tries = 0; tries < 100; tries++)
            {
                try
                {
                    using var client = new TcpClient();
                    await client.ConnectAsync(IPAddress.Loopback, port);
                    return new SmtpServer(process, folder, port);
                }
                catch (SocketException)
                {
                    await Task.Delay(100);
                }
            }
            throw new InvalidOperationException("The SMTP server did not start.");
        }

        public async Task<string> ReceivedAsync()
        {
            for (var tries = 0; tries < 100; tries++)
            {
                if (Directory.Exists(Path.Combine(folder, "box", "new")) && Directory.GetFiles(Path.Combine(folder, "box", "new")) is [var only]) return (await File.ReadAllTextAsync(only)).ReplaceLineEndings("\n");
                await Task.Delay(50);
            }
            throw new InvalidOperationException("No mail came.");
        }

        public async ValueTask DisposeAsync()
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
            Directory.Delete(folder, recursive: true);
        }
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
