using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MeetingHub.Domain;
using MeetingHub.Formats.Export;
using MeetingHub.Formats.Schedules;

namespace MeetingHub.Formats.Tests.Export;

/// <summary>Agendas that schemas and clients have stumbled over, and random ones.</summary>
internal static class HardAgendas
{
    private static readonly string?[] Texts = [null, "", " ", "Sala Ñ", "ñ", "1", "Género", "a]]>b", "\0\u0001", "\ud800", "\ufffe\uffff", "Línea\r\nNueva\u2028Otra", "😀", "<b>&amp;", "\"comillas\"", "日本", "x y", "Sala_ñ ", "\u0085"];
    private static readonly string?[] Zones = [null, "America/Bogota", "America/Sao_Paulo", "America/Santiago", "America/Asuncion", "America/Argentina/Buenos_Aires", "Europe/Berlin", "UTC", "EST", "Asia/Kathmandu", "No/Where"];
    private static readonly string[] Days = ["2018-02-17", "2018-02-18", "2018-11-03", "2018-11-04", "2019-03-31", "2025-12-31", "2026-01-01", "0001-01-01", "9999-12-31", "1905-06-01"];

    public static IEnumerable<(string Name, PublishedAgenda Agenda)> All()
    {
        yield return ("empty release", With(Agendas.Meeting(), m => m.Add("No time", null)));
        yield return ("withdrawn", Agendas.Meeting().Published(release: null));
        yield return ("no dates, no zone, no place", Agendas.Meeting(zone: null, city: null, venue: null).Published(release: null));
        yield return ("dates only", Agendas.Meeting().With(("startDate", "2025-02-01"), ("endDate", "2025-02-04")).Published(release: null));
        yield return ("dates known in part", Agendas.Meeting().With(("startDate", "--08-01"), ("endDate", "--08-02")).Published(release: null));
        yield return ("dates years apart", Agendas.Meeting().With(("startDate", "2012-02-01"), ("endDate", "2021-02-04")).Published(release: null));
        foreach (var slug in (string[])["a", "enc", "ñandú-2025", "Encuentro 2025", "2025", "日本"]) yield return ("slug " + slug, With(Agendas.Meeting(slug: slug), m => m.Add("Session", "2025-02-01T09:00")));
        foreach (var zone in Zones) yield return ("zone " + zone, With(Agendas.Meeting(zone), m => m.Add("Session", "2025-02-01T09:00")));
        foreach (var text in Texts) yield return ("text " + text, With(Agendas.Meeting(name: text ?? ""), m => m.Add(text ?? "", "2025-02-01T09:00", 30, text, text).With(("track", text), ("abstract", text))));
        foreach (var minutes in (int?[])[null, 0, -5, 1, 1439, 1440, 1441, 6000, 100_000, int.MaxValue]) yield return ($"minutes {minutes}", With(Agendas.Meeting("America/Sao_Paulo"), m => m.Add("Long", "2018-11-03T00:00", minutes)));
        foreach (var day in Days) yield return (day, With(Agendas.Meeting("Europe/Berlin"), m => m.Add("Session", day + "T02:30", null)));
        yield return ("breaks and rooms", With(Agendas.Meeting(), m =>
        {
            m.Add("Coffee", "2025-02-01T10:00", 15).With(("break", "true"));
            m.Add("A", "2025-02-01T10:00", 15, "A");
            m.Add("A again", "2025-02-01T10:00", 15, " A ");
            m.Add("After midnight", "2025-02-02T00:10", 50, "A");
        }));
    }

    public static Arbitrary<PublishedAgenda> Any()
    {
        var text = Gen.OneOf(Gen.Elements(Texts), ArbMap.Default.ArbFor<string?>().Generator);
        var session =
            from title in text
            from room in text
            from track in text
            from language in text
            from day in Gen.OneOf(Gen.Elements(Days), Gen.Choose(0, 400).Select(n => new DateOnly(2018, 1, 1).AddDays(n).ToString("O", CultureInfo.InvariantCulture)))
            from time in Gen.Choose(0, (24 * 60) - 1)
            from minutes in Gen.Elements<int?>(null, 0, 5, 45, 90, 600, 1440, 3000)
            select (title, room, track, language, start: string.Create(CultureInfo.InvariantCulture, $"{day}T{time / 60:00}:{time % 60:00}"), minutes);
        return (from name in text
                from slug in text
                from zone in Gen.Elements(Zones)
                from dates in Gen.Elements<(string?, string?)>((null, null), ("2018-02-17", "2018-02-19"), ("2018", null), ("2018-02-17", "2018-02"))
                from sessions in Gen.ListOf(session)
                select With(Agendas.Meeting(zone, name: name ?? "", slug: Slug.From(CleanText.Line(slug))).With(("startDate", dates.Item1), ("endDate", dates.Item2)), m =>
                {
                    foreach (var s in sessions) m.Add(s.title ?? "", s.start, s.minutes, s.room, s.language).With(("track", s.track), ("abstract", s.title));
                })).ToArbitrary();
    }

    private static PublishedAgenda With(Meeting meeting, Action<Meeting> add)
    {
        add(meeting);
        return meeting.Sessions.Count == 0 ? meeting.Published(release: null) : meeting.Published();
    }
}
