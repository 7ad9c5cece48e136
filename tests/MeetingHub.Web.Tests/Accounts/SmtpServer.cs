using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace MeetingHub.Web.Tests.Accounts;

/// <summary>Debian's aiosmtpd, which keeps what it gets as files.</summary>
internal sealed class SmtpServer(Process process, string folder, int port) : IAsyncDisposable
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

    public async Task<string> ReceivedAsync() => (await ReceivedAsync(1))[0];

    /// <summary>So many mails, the first first.</summary>
    public async Task<IReadOnlyList<string>> ReceivedAsync(int count)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (Mails is { } mails && mails.Length == count) return [.. mails.OrderBy(File.GetCreationTimeUtc).Select(m => File.ReadAllText(m).ReplaceLineEndings("\n"))];
            await Task.Delay(50);
        }
        throw new InvalidOperationException($"{Mails.Length} mails came and not {count}.");
    }

    private string[] Mails => Path.Combine(folder, "box", "new") is var box && Directory.Exists(box) ? Directory.GetFiles(box) : [];

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The words of a mail, whatever its transfer encoding.</summary>
    public static string Decoded(string mail)
    {
        var (head, body) = (mail[..mail.IndexOf("\n\n", StringComparison.Ordinal)], mail[(mail.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
        if (head.Contains("base64", StringComparison.OrdinalIgnoreCase)) return Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings("")));
        return head.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase) ? Regex.Replace(body.Replace("=\n", "", StringComparison.Ordinal), "=([0-9A-F]{2})", m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString()) : body;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
