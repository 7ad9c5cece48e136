using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace MeetingHub.Web.Reports;

/// <summary>
/// Prints a page to PDF by an installed browser: tagged, with bookmarks, and with the page's own title and language. The browser gets no network and no
/// profile, a bounded time and memory and one core, and takes its children with it when nobody waits any more. One prints at a time; the others wait in turn.
/// </summary>
public sealed partial class PdfPrinter(IOptions<ReportOptions> options, ILogger<PdfPrinter> logger) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim turn = new(1);
    private readonly Lazy<string?> browser = new(() => InstalledBrowser.Find(options.Value.Browser));
    private int waiting;

    /// <summary>Whether there is a browser to print with.</summary>
    public bool IsAvailable => browser.Value is not null;

    /// <summary>The page as PDF.</summary>
    /// <param name="html">A whole page that needs nothing beside it, and whose policy lets no script run.</param>
    /// <param name="cancel">Ends the browser.</param>
    /// <exception cref="PdfRefusedException">There is no browser, too many are waiting, or it did not manage.</exception>
    public async Task<byte[]> PrintAsync(string html, CancellationToken cancel)
    {
        if (browser.Value is not { } program) throw new PdfRefusedException(PdfRefusal.NoBrowser);
        if (Interlocked.Increment(ref waiting) > options.Value.PdfWaiting + 1)
        {
            Interlocked.Decrement(ref waiting);
            throw new PdfRefusedException(PdfRefusal.Busy);
        }
        try
        {
            await turn.WaitAsync(cancel);
            try
            {
                return await PrintAsync(program, html, cancel);
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<byte[]> PrintAsync(string program, string html, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("meetinghub-pdf-");
        try
        {
            var (page, file) = (Path.Combine(folder.FullName, "report.html"), Path.Combine(folder.FullName, "report.pdf"));
            await File.WriteAllTextAsync(page, html, cancel);
            using var process = Begin(Start(program, folder.FullName, page, file));
            // Both are read to their end, or the browser would wait for somebody to do so.
            var (said, complained) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
            try
            {
                await WatchAsync(process, cancel);
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
                // Killed is not yet gone, and what is not gone still writes its profile. Nobody waits for a child that lives on.
                await Task.WhenAny(Task.WhenAll(process.WaitForExitAsync(CancellationToken.None), said, complained), Task.Delay(LongestEnd, CancellationToken.None));
            }
            if (process.ExitCode == 0 && File.Exists(file)) return await File.ReadAllBytesAsync(file, cancel);
            // It was there when it was looked for, and cannot be run (POSIX, 2.8.2).
            if (process.ExitCode is 126 or 127) throw new PdfRefusedException(PdfRefusal.NoBrowser);
            LogFailed(process.ExitCode, complained.IsCompletedSuccessfully ? await complained : "");
            throw new PdfRefusedException(PdfRefusal.Failed);
        }
        finally
        {
            Remove(folder);
        }
    }

    private static Process Begin(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new PdfRefusedException(PdfRefusal.Failed);
        }
        catch (Win32Exception)
        {
            // It was there when it was looked for, and cannot be run.
            throw new PdfRefusedException(PdfRefusal.NoBrowser);
        }
    }

    private void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogLeft(folder.FullName, e.Message);
        }
    }

    private static ProcessStartInfo Start(string program, string folder, string page, string file)
    {
        string[] command = [.. Yielding(), program];
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
        foreach (var argument in (string[])
        [
            .. command[1..],
            // The browser's own sandbox refuses to be set up by the superuser.
            .. Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? (string[])["--no-sandbox"] : [],
            "--headless=new", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-background-networking", "--disable-sync", "--disable-component-update", "--disable-dev-shm-usage", "--mute-audio",
            $"--user-data-dir={Path.Combine(folder, "profile")}",
            // Whatever a page might ask for leads nowhere.
            "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
            "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline", $"--print-to-pdf={file}", new Uri(page).AbsoluteUri,
        ]) start.ArgumentList.Add(argument);
        start.Environment["HOME"] = folder;
        return start;
    }

    // Whoever reads goes first, and has all cores but one: on one a browser prints hardly slower. It is said before the browser starts, because its
    // children inherit only what it has by then.
    private static IEnumerable<string> Yielding()
    {
        if (OperatingSystem.IsWindows()) yield break;
        if (InstalledBrowser.OnPath("nice") is { } nice)
        {
            foreach (var word in (string[])[nice, "-n", "10"]) yield return word;
        }
        if (InstalledBrowser.OnPath("taskset") is { } taskset && LastCore() is { } core)
        {
            foreach (var word in (string[])[taskset, "-c", core]) yield return word;
        }
    }

    // Of those that this process may use, as Linux lists them: "0-3,8".
    private static string? LastCore() => !OperatingSystem.IsLinux() ? null
        : File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal))?.Split([':', '-', ',', '\t', ' '])[^1];

    private async Task WatchAsync(Process process, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.PdfSeconds));
        try
        {
            while (!process.HasExited)
            {
                using var look = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
                look.CancelAfter(LookEvery);
                try
                {
                    await process.WaitForExitAsync(look.Token);
                }
                catch (OperationCanceledException) when (!limit.IsCancellationRequested)
                {
                    if (ProcessMemory.OfTree(process.Id) > options.Value.PdfMegabytes * 1024L * 1024) throw new PdfRefusedException(PdfRefusal.TooLarge);
                }
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new PdfRefusedException(PdfRefusal.TooLarge);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The browser made no PDF; it ended with {ExitCode}: {Said}")]
    private partial void LogFailed(int exitCode, string said);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Folder} could not be removed: {Reason}")]
    private partial void LogLeft(string folder, string reason);
}

/// <summary>Why there is no PDF.</summary>
public enum PdfRefusal
{
    /// <summary>No browser is installed.</summary>
    NoBrowser,
    /// <summary>Too many are waiting.</summary>
    Busy,
    /// <summary>It took too long, or too much memory.</summary>
    TooLarge,
    /// <summary>The browser failed.</summary>
    Failed,
}

/// <summary>There is no PDF, and why.</summary>
public sealed class PdfRefusedException(PdfRefusal reason) : Exception($"No PDF: {reason}.")
{
    public PdfRefusal Reason => reason;
}
