using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MeetingHub.Benchmarks;

/// <summary>Makes a store of one movement: a series of meetings with affiliates, delegations, published agendas, published notes and outcomes; the same one each time. Places are real, nobody in them is named.</summary>
/// <param name="editions">How many meetings.</param>
/// <param name="sessions">How many sessions in each.</param>
/// <param name="outcomes">How many outcomes in each.</param>
/// <param name="words">How many words of notes in each session.</param>
/// <param name="attendance">How many in ten of the affiliates come.</param>
internal sealed class MovementGenerator(int editions, int sessions, int outcomes, int words = 300, int attendance = 7)
{
    private const int Affiliates = 60;

    private static readonly string[] Syllables = "ba be bi bo ca co da de di do fa fe ga go la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se so ta te to va ve vi ción dad mente".Split(' ');
    private static readonly (string City, string Country)[] Places =
        [("Bogotá", "CO"), ("Lima", "PE"), ("Quito", "EC"), ("Montevideo", "UY"), ("Asunción", "PY"), ("La Paz", "BO"), ("Porto Alegre", "BR"), ("Córdoba", "AR"), ("Valparaíso", "CL"), ("Guadalajara", "MX"), ("Porto", "PT"), ("Valencia", "ES")];

    private readonly Random random = new(1);
    private string[] vocabulary = [];

    /// <summary>Writes the store into a folder, as <c>MEETINGHUB_DATA</c> names one.</summary>
    public async Task WriteToAsync(string folder)
    {
        vocabulary = [.. Enumerable.Range(0, 8000).Select(_ => string.Concat(Enumerable.Range(0, 2 + random.Next(3)).Select(_ => Syllables[random.Next(Syllables.Length)])))];
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("MEETINGHUB_DATA", folder)]).Build();
        await using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddHubDatabase(configuration).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredKeyedService<HubDbContext>(HubDatabase.Whole);
        await scope.ServiceProvider.GetRequiredService<HubDbContext>().MigrateAsync();
        var affiliates = Enumerable.Range(1, Affiliates).Select(NewAffiliate).ToList();
        var series = new MeetingSeries("encuentro", "Encuentro de la Red", "es");
        database.AddRange(affiliates);
        database.Add(series);
        await database.SaveChangesAsync();
        for (var edition = 1; edition <= editions; edition++)
        {
            var meeting = NewMeeting(edition, series, affiliates);
            database.Add(meeting);
            await database.SaveChangesAsync();
            meeting.PublishAgenda(null, withTray: true, null, "", DateTimeOffset.UnixEpoch);
            foreach (var session in meeting.Sessions) database.Add(NewNotes(session));
            await database.SaveChangesAsync();
            database.ChangeTracker.Clear();
            database.AttachRange(affiliates);
            database.Attach(series);
        }
    }

    private Affiliate NewAffiliate(int number)
    {
        var affiliate = new Affiliate($"asociacion-{number}", $"Asociación {Sentence(2)} {number}", "es");
        affiliate.Import("country", Places[number % Places.Length].Country, null);
        return affiliate;
    }

    private Meeting NewMeeting(int edition, MeetingSeries series, List<Affiliate> affiliates)
    {
        var (city, country) = Places[random.Next(Places.Length)];
        var start = new DateOnly(2026, 3, 10).AddYears((edition - editions) % 60).AddDays(random.Next(200));
        var meeting = new Meeting($"encuentro-{edition}", $"{edition}.º Encuentro de la Red", "es");
        meeting.JoinSeries(series);
        foreach (var (field, value) in new[] { ("edition", Number(edition)), ("startDate", Day(start)), ("endDate", Day(start.AddDays(2))), ("hostCity", city), ("hostCountry", country), ("timeZone", "America/Bogota"), ("status", nameof(MeetingStatus.Held)) })
            meeting.Import(field, value, null);
        foreach (var affiliate in affiliates.Where(_ => random.Next(10) < attendance))
        {
            var delegation = meeting.AddDelegation(affiliate, null, DelegationRole.Participant);
            delegation.Import("headCount", Number(1 + random.Next(6)), null);
        }
        for (var n = 0; n < sessions; n++)
        {
            var session = meeting.AddSession(Sentence(5), "es");
            foreach (var (field, value) in new[] { ("day", Day(start.AddDays(n % 3))), ("start", $"{9 + n / 3 % 9:D2}:00"), ("minutes", "60"), ("room", $"Sala {1 + n / 27}"), ("abstract", Sentence(30) + ".") }) session.Import(field, value, null);
        }
        for (var n = 0; n < outcomes; n++)
        {
            var outcome = meeting.AddOutcome(Enum.GetValues<OutcomeKind>()[random.Next(4)], Sentence(12) + ".", "es");
            if (sessions > 0) outcome.ArisesIn(meeting.Sessions[random.Next(sessions)]);
            outcome.BelongTo([.. affiliates.Skip(random.Next(Affiliates)).Take(1 + random.Next(2))]);
            if (random.Next(3) == 0) outcome.Import("due", Day(start.AddDays(random.Next(600))), null);
            // What is old is mostly settled.
            var status = random.Next(editions + 3) > edition ? random.Next(8) == 0 ? OutcomeStatus.Dropped : OutcomeStatus.Done : random.Next(6) == 0 ? OutcomeStatus.InProgress : OutcomeStatus.Open;
            if (status != OutcomeStatus.Open) outcome.Follow(new OutcomeStep(status, Sentence(10) + ".", "es"), "", new DateTimeOffset(start.AddDays(random.Next(900)).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
        }
        return meeting;
    }

    private SessionNote NewNotes(Session session)
    {
        var lines = Enumerable.Range(0, words / 15).Select(_ => $"- {Sentence(15)}.");
        var note = new SessionNote(session.Id, $"## {session.Title}\n\n{string.Join('\n', lines)}\n", "es");
        note.MoveTo(NoteState.Published, Visibility.Public, 1, "", "", DateTimeOffset.UnixEpoch);
        return note;
    }

    // As in a language, some words stand everywhere and most nearly nowhere.
    private string Sentence(int length)
    {
        var text = string.Join(' ', Enumerable.Range(0, length).Select(_ => vocabulary[(int)(vocabulary.Length * Math.Pow(random.NextDouble(), 4))]));
        return char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
