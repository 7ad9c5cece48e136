using System.Diagnostics;
using System.Globalization;
using System.Text;
using MeetingHub.Domain;
using MeetingHub.Formats.Import;
using MeetingHub.Web.Database;
using MeetingHub.Web.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MeetingHub.Web.Tests.Import;

public sealed class ImportSpeedTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Bulk()
    {
        var folder = Directory.CreateTempSubdirectory("hub").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["MEETINGHUB_DATA"] = folder }).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System).AddLogging().AddHubDatabase(configuration).AddImporting().BuildServiceProvider();
        using var scope = services.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<HubDbContext>();
        await database.MigrateAsync();
        var importer = scope.ServiceProvider.GetRequiredService<SourceImporter>();
        var readings = Enumerable.Range(0, 1000).Select(Reading).ToList();
        for (var round = 0; round < 5; round++)
        {
            var watch = Stopwatch.StartNew(); var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            foreach (var reading in readings.Skip(round * 200).Take(200)) await importer.ImportAsync(reading, Encoding.UTF8.GetBytes(reading.Text));
            output.WriteLine($"{200 / watch.Elapsed.TotalSeconds:0} documents/s {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds / 200:0.0} ms cpu");
        }
        output.WriteLine($"{await database.Evidence.CountAsync()} evidence, {await database.Affiliates.CountAsync()} affiliates, {await database.Meetings.CountAsync()} meetings, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
    }

    private static SourceReading Reading(int n)
    {
        var random = new Random(n);
        var text = new StringBuilder();
        Found<string> Say(string words)
        {
            var start = text.Length;
            text.Append(words).Append(". ");
            return new(words, new SourceSpan(start, words.Length));
        }
        string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => "word" + random.Next(400).ToString(CultureInfo.InvariantCulture)));
        var city = "City" + random.Next(80);
        var year = 2000 + (n / 50 % 20);
        var meeting = new MeetingDraft
        {
            Title = Say($"Encounter {n} of {Words(4)}"),
            Series = Say($"Series {n % 50}"),
            City = Say(city),
            Starts = new(PartialDate.Of(year, 3, 4), Say($"4 March {year}").Span),
            Status = MeetingStatus.Held,
            Participants = [.. Enumerable.Range(0, 12).Select(_ => new OrganisationDraft(Say("Affiliate " + random.Next(300)), DelegationRole.Participant))],
            Hosts = [new OrganisationDraft(Say("Affiliate " + random.Next(300)), DelegationRole.Host)],
            People = [.. Enumerable.Range(0, 3).Select(_ => new PersonDraft(Say("Person " + random.Next(500)), ParticipationRole.Speaker, null))],
            Sessions = [.. Enumerable.Range(0, 5).Select(i => new SessionDraft(Say(Words(6)), [Say("Person " + random.Next(500))], Abstract: Say(Words(30))))],
            Outcomes = [.. Enumerable.Range(0, 6).Select(i => new OutcomeDraft(OutcomeKind.Agreement, Say(Words(20)), null, []))],
            Objectives = [.. Enumerable.Range(0, 3).Select(i => Say(Words(20)))],
        };
        var mention = Say($"City{n % 80} {year - 1}");
        var related = new RelatedMeetingDraft(MeetingRelation.Previous, null, new($"City{n % 80}", mention.Span), null, new(year - 1, mention.Span), null, true, mention.Span, []);
        while (text.Length < 5000) Say(Words(20));
        return new SourceReading($"doc{n}.txt", "text/plain", text.ToString(), new ImportDraft(meeting.Title, "en", meeting, [related], null, []), null);
    }
}
