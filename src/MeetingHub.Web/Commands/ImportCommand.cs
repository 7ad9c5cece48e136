using System.CommandLine;
using MeetingHub.Web.Import;
using Spectre.Console;

namespace MeetingHub.Web.Commands;

/// <summary><c>import FILE…</c>: reads documents into records and prints what it found.</summary>
internal static class ImportCommand
{
    public static Command Create(CommandHost host)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Documents to read; - is standard input." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Reads and prints, stores nothing." };
        var format = new Option<string>("--format") { Description = "How to print what was found.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var mediaType = new Option<string?>("--media-type") { Description = "The documents' IANA media type, where names and content do not tell it.", HelpName = "T" };
        var command = new Command("import", "Reads documents into records and prints what it found, each with its evidence. An archive of a series or a meeting comes in as it was.") { files, dryRun, format, mediaType };
        command.SetAction((parsed, cancel) => RunAsync(
            host, parsed.GetRequiredValue(files), parsed.GetValue(dryRun), parsed.GetValue(format) == "json", parsed.GetValue(mediaType), cancel));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, string[] files, bool dryRun, bool asJson, string? mediaType, CancellationToken cancel)
    {
        // A bar and lines of results would tear each other on one terminal: the results wait until the bar is done.
        var (refused, input) = (0, host.Input);
        var showsBar = host.ShowsProgress && files.Length > 1;
        await using var held = showsBar ? new StringWriter() : null;
        IImportPrinter printer = asJson ? new ImportJsonPrinter(held ?? host.Output) : new ImportTextPrinter(held ?? host.Output);
        printer.Begin();
        (refused, files, input) = await ArchiveImports.TakeAsync(host, files, dryRun, printer, cancel);

        await using var services = dryRun || files.Length == 0 ? null : await host.OpenStoreAsync(cancel);
        await using var scope = services?.CreateAsyncScope();
        var importer = scope?.ServiceProvider.GetRequiredService<SourceImporter>();
        if (files.Length == 0)
        {
            printer.End();
            if (held is not null) await host.Output.WriteAsync(held.GetStringBuilder(), cancel);
            return refused == 0 ? CommandLine.Done : CommandLine.Refused;
        }
        if (showsBar) await WithBarAsync(host, files.Length, tick => ImportAsync(tick));
        else await ImportAsync(() => { });
        if (held is not null) await host.Output.WriteAsync(held.GetStringBuilder(), cancel);
        return refused == 0 ? CommandLine.Done : CommandLine.Refused;

        async Task ImportAsync(Action tick)
        {
            await foreach (var file in SourceFiles.ReadAsync(files, mediaType, host.ImportOptions().MaxBytes, input).WithCancellation(cancel))
            {
                var result = importer is null ? null : await importer.ImportAsync(file.Reading, file.Bytes, cancel);
                if (file.Reading.Refusal is { } reason)
                {
                    refused++;
                    await host.Error.WriteLineAsync($"{file.Reading.Name}: {reason}");
                }
                printer.Print(file.Reading, result);
                tick();
            }
            printer.End();
        }
    }

    private static Task WithBarAsync(CommandHost host, int count, Func<Action, Task> work) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Error) })
            .Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async bar =>
            {
                var task = bar.AddTask("Reading", maxValue: count);
                await work(() => task.Increment(1));
            });
}
