using System.CommandLine;
using System.Text;
using MeetingHub.Formats.Export;
using MeetingHub.Formats.Reports;
using MeetingHub.Web.Archive;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Reports;
using MeetingHub.Web.Security;

namespace MeetingHub.Web.Commands;

/// <summary><c>export MEETING</c>: the summary report or the agenda of one meeting as a file.</summary>
internal static class ExportCommand
{
    private const string AgendaPrefix = "agenda.";
    private const string Zip = "zip";

    // As they are written on the command line; the first where nothing is said.
    private static readonly OrderedDictionary<string, Sight> Readers = new() { ["public"] = Sight.Public, ["participants"] = Sight.Participants, ["organizers"] = Sight.Organizers };

    // What would only make noise on a terminal.
    private static readonly string[] Binary = ["pdf", "docx", "xlsx", "csv", Zip];

    // An agenda's formats by their own names, except where a report has one of the same.
    private static readonly OrderedDictionary<string, AgendaFormat> Agendas = new(AgendaExport.Formats.Select(f => KeyValuePair.Create(ReportWriter.Formats.Contains(f.Extension) ? AgendaPrefix + f.Extension : f.Extension, f)));

    public static Command Create(CommandHost host)
    {
        var meeting = new Argument<string>("MEETING") { Description = "The last part of the meeting's address, such as iberoconf-2013; for zip also that of a series." };
        var format = new Option<string>("--format") { Description = "The file format; json holds the report and all that is known of the meeting, zip is an archive to read without a connection.", Required = true };
        format.AcceptOnlyFromAmong([.. ReportWriter.Formats, .. Agendas.Keys, Zip]);
        var language = new Option<string>("--lang") { Description = "The language of the report's own words, dates and country names.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong([.. SiteLanguage.All.Select(l => l.Tag)]);
        var readers = new Option<string>("--for") { Description = "Who is to read it: it holds what they may see.", DefaultValueFactory = _ => Readers.Keys.First() };
        readers.AcceptOnlyFromAmong([.. Readers.Keys]);
        var profile = new Option<string?>("--profile") { Description = "Which parts the report has: board, funder, wiki, or one that staff keep; all where none is named." };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; standard output where none is named, for formats that are text.", HelpName = "FILE" };
        var command = new Command("export", "Writes the summary report of a meeting, its agenda, or an archive.") { meeting, format, language, readers, profile, output };
        command.Validators.Add(result =>
        {
            if (result.GetValue(format) is { } wanted && Binary.Contains(wanted) && result.GetValue(output) is null) result.AddError($"{wanted} is no text: name a file with --output FILE.");
        });
        command.SetAction((parsed, cancel) => Texts.In(parsed.GetRequiredValue(language), () => RunAsync(
            host, parsed.GetRequiredValue(meeting), parsed.GetRequiredValue(format), SiteLanguage.Find(parsed.GetRequiredValue(language)) ?? SiteLanguage.English, Readers[parsed.GetRequiredValue(readers)], parsed.GetValue(profile), parsed.GetValue(output), cancel)));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, string slug, string format, SiteLanguage language, Sight sight, string? profile, string? file, CancellationToken cancel)
    {
        await using var services = await host.OpenExistingStoreAsync(cancel);
        if (services is null) return CommandLine.Refused;
        await using var scope = services.CreateAsyncScope();
        var writer = scope.ServiceProvider.GetRequiredService<ReportWriter>();
        if (!writer.CanWrite(format)) return await RefuseAsync(host, "PDF is printed by a browser, and none is installed: install Chromium, Chrome or Edge, or say where it is by Report__Browser. The format html prints as well.");
        IReadOnlyList<ReportPart>? parts = Enum.GetValues<ReportPart>();
        if (profile is not null) parts = await scope.ServiceProvider.GetRequiredService<ReportProfiles>().FindAsync(profile, cancel);
        if (parts is null) return await RefuseAsync(host, $"There is no profile '{profile}'.");
        var addressOf = host.AddressesIn(language);
        // It takes a while only where a browser prints it; whoever waits at a terminal is told.
        if (host.ShowsProgress && format == "pdf") await host.Error.WriteLineAsync("A browser prints the report…");
        if (host.ShowsProgress && format == Zip) await host.Error.WriteLineAsync("The archive is written, a meeting after the other…");
        try
        {
            if (format == Zip && sight == Sight.Participants) return await RefuseAsync(host, "An archive is public or for organizers.");
            if (format == Zip) return await ArchiveAsync(host, scope.ServiceProvider, slug, sight, addressOf, file!, cancel); // a validator asks for the file
            var bytes = Agendas.TryGetValue(format, out var agenda)
                ? await AgendaAsync(scope.ServiceProvider, agenda, slug, sight, addressOf, cancel)
                : await writer.WriteAsync(format, new ReportWish(slug, parts, sight, addressOf), cancel);
            if (bytes is null) return await RefuseAsync(host, $"There is no {(agenda is null ? "meeting" : "published agenda of a meeting")} '{slug}'{(sight == Sight.Organizers ? "" : " for these readers")}.");
            if (file is null) await host.Output.WriteAsync(Encoding.UTF8.GetString(bytes));
            else await File.WriteAllBytesAsync(file, bytes, cancel);
            return CommandLine.Done;
        }
        catch (PdfRefusedException refusal)
        {
            return await RefuseAsync(host, $"The browser made no PDF ({refusal.Reason}). The format html prints as well.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await RefuseAsync(host, $"{file} cannot be written: {e.Message}");
        }
    }

    // Whole before the first byte is written, so that a failure leaves no half file.
    private static async Task<byte[]?> AgendaAsync(IServiceProvider services, AgendaFormat format, string slug, Sight sight, Func<string, string> addressOf, CancellationToken cancel)
    {
        var database = services.GetRequiredService<HubDbContext>();
        database.LookAs(sight);
        if (await database.PublishedAgendaAsync(slug, addressOf, services.GetRequiredService<Texts>(), cancel) is not { Release: not null } published) return null;
        using var bytes = new MemoryStream();
        format.Write(bytes, published);
        return bytes.ToArray();
    }

    // Under another name until it is whole, so that a failure leaves no half file.
    private static async Task<int> ArchiveAsync(CommandHost host, IServiceProvider services, string slug, Sight sight, Func<string, string> addressOf, string file, CancellationToken cancel)
    {
        var archive = services.GetRequiredService<SeriesArchive>();
        var wish = new ArchiveWish(ArchiveKind.Series, slug, sight == Sight.Organizers, addressOf);
        if (!await archive.IsThereAsync(wish, cancel)) wish = wish with { Kind = ArchiveKind.Meeting };
        if (!await archive.IsThereAsync(wish, cancel)) return await RefuseAsync(host, $"There is no series and no meeting '{slug}'{(wish.IsInternal ? "" : " for these readers")}.");
        var partial = file + ".part";
        try
        {
            await using (var stream = File.Create(partial)) await archive.WriteAsync(stream, wish, cancel);
            File.Move(partial, file, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
        return CommandLine.Done;
    }

    private static async Task<int> RefuseAsync(CommandHost host, string reason)
    {
        await host.Error.WriteLineAsync(reason);
        return CommandLine.Refused;
    }
}
