using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Formats.Export;

namespace MeetingHub.Formats.Tests.Export;

/// <summary>Meetings and agendas for the tests of writers, made through the domain as the site makes them.</summary>
internal static class Agendas
{
    public static readonly DateTimeOffset PublishedAt = new(2025, 1, 15, 12, 0, 0, TimeSpan.Zero);

    public static Meeting Meeting(string? zone = "America/Bogota", string? city = "Bogotá", string? venue = "Casa de la Memoria", string slug = "encuentro-2025", string name = "Encuentro Regional, edición 2025") =>
        new Meeting(slug, name, "es").With(("timeZone", zone), ("hostCity", city), ("venue", venue));

    public static Session Add(this Meeting meeting, string title, string? start, int? minutes = 60, string? room = null, string? language = "es")
    {
        var session = meeting.AddSession(title, language);
        return session.With(("day", start?[..10]), ("start", start?[11..]), ("minutes", minutes?.ToString(CultureInfo.InvariantCulture)), ("room", room));
    }

    public static T With<T>(this T record, params (string Field, string? Value)[] fields)
        where T : Domain.Record
    {
        foreach (var (field, value) in fields) record.Correct(field, value);
        return record;
    }

    public static AgendaRelease Publish(this Meeting meeting, AgendaRelease? latest = null, int days = 0, string? comment = null) =>
        meeting.PublishAgenda(latest, withTray: true, comment, "First Organizer", PublishedAt.AddDays(days));

    public static PublishedAgenda Published(this Meeting meeting, AgendaRelease? release) =>
        new(meeting, release, path => "https://hub.example" + path, f => f.Person is { Naming: Naming.Withdrawn } ? null : f.Person?.Name ?? f.Affiliate?.Name);

    public static PublishedAgenda Published(this Meeting meeting) => meeting.Published(meeting.Publish());

    public static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    public static string Text(Action<Stream> write) => new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bytes(write));
}
