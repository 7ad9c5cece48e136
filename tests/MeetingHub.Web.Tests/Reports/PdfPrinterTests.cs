using System.Diagnostics;
using MeetingHub.Web.Reports;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MeetingHub.Web.Tests.Reports;

/// <summary>What becomes of a browser that does not do as it should; a script stands in for it, because a real one behaves too well.</summary>
public sealed class PdfPrinterTests : IDisposable
{
    private DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("meetinghub-printer-");

    public void Dispose() => Folder.Delete(recursive: true);

    [ScriptFact]
    public async Task What_the_browser_writes_is_the_answer_and_nothing_stays_behind()
    {
        using var printer = Printer("for a in \"$@\"; do case $a in --print-to-pdf=*) echo printed > \"${a#--print-to-pdf=}\"; echo \"${a%/*}\" > \"$0.folder\";; esac; done");

        Assert.Equal("printed\n", System.Text.Encoding.UTF8.GetString(await printer.PrintAsync("<p>x</p>", CancellationToken.None)));
        Assert.False(Directory.Exists((await File.ReadAllTextAsync(Script + ".folder")).Trim()["--print-to-pdf=".Length..]));
    }

    [ScriptFact]
    public async Task It_gives_way_to_readers_before_it_begins()
    {
        if (!OperatingSystem.IsLinux()) return;
        // As Debian starts its browsers: by a script, whose child is the browser.
        using var printer = Printer("for a in \"$@\"; do case $a in --print-to-pdf=*) { nice; cat /proc/self/status; } > \"${a#--print-to-pdf=}\";; esac; done");
        var own = (await File.ReadAllLinesAsync("/proc/self/status")).Single(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal));

        var said = System.Text.Encoding.UTF8.GetString(await printer.PrintAsync("", CancellationToken.None)).Split('\n');

        Assert.InRange(int.Parse(said[0], System.Globalization.CultureInfo.InvariantCulture), 10, 19);
        Assert.Equal($"Cpus_allowed_list:\t{own.Split([':', '-', ',', '\t'])[^1]}", said.Single(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)));
    }

    [ScriptTheory]
    [InlineData("exit 3")]
    [InlineData("true")]
    public async Task A_browser_that_makes_nothing_has_failed(string script)
    {
        using var printer = Printer(script);

        Assert.Equal(PdfRefusal.Failed, (await Assert.ThrowsAsync<PdfRefusedException>(() => printer.PrintAsync("", CancellationToken.None))).Reason);
    }

    [ScriptFact]
    public async Task A_browser_that_cannot_be_run_is_none()
    {
        using var printer = Printer("exec /no/such/browser");

        Assert.Equal(PdfRefusal.NoBrowser, (await Assert.ThrowsAsync<PdfRefusedException>(() => printer.PrintAsync("", CancellationToken.None))).Reason);
    }

    [ScriptFact]
    public async Task One_that_takes_too_long_is_ended_with_its_children()
    {
        using var printer = Printer("sleep 300 & echo $! > \"$0.child\"; wait", new ReportOptions { PdfSeconds = 1 });

        Assert.Equal(PdfRefusal.TooLarge, (await Assert.ThrowsAsync<PdfRefusedException>(() => printer.PrintAsync("", CancellationToken.None))).Reason);
        await AssertGoneAsync();
    }

    [ScriptFact]
    public async Task When_nobody_waits_any_more_it_is_ended_with_its_children()
    {
        using var printer = Printer("sleep 300 & echo $! > \"$0.child\"; wait");
        using var leaving = new CancellationTokenSource();
        var printing = printer.PrintAsync("", leaving.Token);
        while (!File.Exists(Script + ".child") || (await File.ReadAllTextAsync(Script + ".child")).Length == 0) await Task.Delay(20);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => printing);
        await AssertGoneAsync();
    }

    [ScriptFact]
    public async Task One_that_takes_too_much_memory_is_ended()
    {
        if (!OperatingSystem.IsLinux()) return; // Elsewhere nobody tells how much it takes.
        using var printer = Printer("exec dd if=/dev/zero of=/dev/null bs=400000000 count=100000", new ReportOptions { PdfMegabytes = 100, PdfSeconds = 60 });

        Assert.Equal(PdfRefusal.TooLarge, (await Assert.ThrowsAsync<PdfRefusedException>(() => printer.PrintAsync("", CancellationToken.None))).Reason);
    }

    [ScriptFact]
    public async Task They_print_one_after_the_other_and_who_comes_too_late_is_told()
    {
        using var printer = Printer("sleep 300 & echo $! >> \"$0.child\"; wait", new ReportOptions { PdfWaiting = 1 });
        using var leaving = new CancellationTokenSource();
        var (first, second) = (printer.PrintAsync("", leaving.Token), printer.PrintAsync("", leaving.Token));
        while (!File.Exists(Script + ".child")) await Task.Delay(20);

        Assert.Equal(PdfRefusal.Busy, (await Assert.ThrowsAsync<PdfRefusedException>(() => printer.PrintAsync("", CancellationToken.None))).Reason);
        Assert.Single(await File.ReadAllLinesAsync(Script + ".child"));

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task Without_a_browser_there_is_no_pdf()
    {
        using var printer = new PdfPrinter(Options.Create(new ReportOptions { Browser = "none-in-tests" }), NullLogger<PdfPrinter>.Instance);

        Assert.False(printer.IsAvailable);
        Assert.Equal(PdfRefusal.NoBrowser, (await Assert.ThrowsAsync<PdfRefusedException>(() => printer.PrintAsync("", CancellationToken.None))).Reason);
    }

    private string Script => Path.Combine(Folder.FullName, "browser");

    private PdfPrinter Printer(string script, ReportOptions? options = null)
    {
        File.WriteAllText(Script, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        options ??= new ReportOptions();
        options.Browser = Script;
        return new PdfPrinter(Options.Create(options), NullLogger<PdfPrinter>.Instance);
    }

    private async Task AssertGoneAsync()
    {
        var child = int.Parse(await File.ReadAllTextAsync(Script + ".child"), System.Globalization.CultureInfo.InvariantCulture);
        // Killed is not yet buried.
        for (var tries = 0; tries < 100 && IsThere(child); tries++) await Task.Delay(50);
        Assert.False(IsThere(child));
    }

    private static bool IsThere(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A test that needs a shell.</summary>
    private sealed class ScriptFactAttribute : FactAttribute
    {
        public ScriptFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no shell for this script." : null;
    }

    /// <summary>A test that needs a shell, once for each line of data.</summary>
    private sealed class ScriptTheoryAttribute : TheoryAttribute
    {
        public ScriptTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no shell for this script." : null;
    }
}
