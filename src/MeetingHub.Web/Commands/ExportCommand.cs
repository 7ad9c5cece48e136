using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MeetingHub.Formats.Export;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Security;

namespace MeetingHub.Web.Commands;

/// <summary><c>export MEETING</c>: everything that is known of one meeting, in one file.</summary>
internal static class ExportCommand
{
    // As they are written on the command line; the first where nothing is said.
    private static readonly OrderedDictionary<string, Sight> Readers = new() { ["public"] = Sight.Public, ["participants"] = Sight.Participants, ["organizers"] = Sight.Organizers };

    public static Command Create(CommandHost host)
    {
        var meeting = new Argument<string>("MEETING") { Description = "The last part of the meeting's address, such as iberoconf-2013." };
        var format = new Option<string>("--format") { Description = "The file format.", Required = true };
        format.AcceptOnlyFromAmong("json");
        var language = new Option<string>("--lang") { Description = "The language of dates and country names.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "es", "pt");
        var readers = new Option<string>("--for") { Description = "Who is to read it: it holds what they may see.", DefaultValueFactory = _ => Readers.Keys.First() };
        readers.AcceptOnlyFromAmong([.. Readers.Keys]);
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; standard output where none is named.", HelpName = "FILE" };
        var command = new Command("export", "Writes all that is known of a meeting.") { meeting, format, language, readers, output };
        command.SetAction((parsed, cancel) => RunAsync(
            host, parsed.GetRequiredValue(meeting), CultureInfo.GetCultureInfo(parsed.GetRequiredValue(language)), Readers[parsed.GetRequiredValue(readers)], parsed.GetValue(output), cancel));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, string slug, CultureInfo language, Sight sight, string? file, CancellationToken cancel)
    {
        await using var services = await host.OpenExistingStoreAsync(cancel);
        if (services is null) return CommandLine.Refused;
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HubDbContext>();
        database.LookAs(sight);
        if (await database.DossierAsync(slug, cancel) is not { } dossier)
        {
            await host.Error.WriteLineAsync(sight == Sight.Organizers ? $"There is no meeting '{slug}'." : $"There is no meeting '{slug}' for these readers.");
            return CommandLine.Refused;
        }

        // Whole before the first byte is written, so that a failure leaves no half file.
        using var bytes = new MemoryStream();
        await using (var json = new Utf8JsonWriter(bytes, PlainJson.Options)) MeetingJson.Write(json, dossier, language);
        bytes.WriteByte((byte)'\n');
        if (file is null) await host.Output.WriteAsync(System.Text.Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        else await File.WriteAllBytesAsync(file, bytes.ToArray(), cancel);
        return CommandLine.Done;
    }
}
