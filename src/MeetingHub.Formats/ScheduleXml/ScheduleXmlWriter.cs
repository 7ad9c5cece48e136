using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using MeetingHub.Domain;
using MeetingHub.Formats.Export;
using MeetingHub.Formats.Schedules;

namespace MeetingHub.Formats.ScheduleXml;

/// <summary>
/// A published agenda as schedule.xml of the frab family, for conference apps on phones: valid against c3voc.de/schedule/schema.xsd,
/// and as Giggity and EventFahrplan read it. What has no time yet is left out; without a zone the offsets are +00:00 and no zone is named.
/// </summary>
public static partial class ScheduleXmlWriter
{
    /// <summary>The media type that IANA has registered.</summary>
    public const string MediaType = "application/vnd.c3voc.schedule+xml";

    // All Giggity looks at to tell the format is the beginning, so nothing stands before the elements it looks for.
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize };

    /// <summary>Writes the schedule; without a release one with no event.</summary>
    public static void Write(Stream stream, PublishedAgenda agenda)
    {
        var schedule = ConferenceSchedule.Of(agenda);
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartElement("schedule");
        xml.WriteStartElement("generator");
        xml.WriteAttributeString("name", ConferenceSchedule.Generator);
        xml.WriteAttributeString("system", new Uri(agenda.Address).Authority);
        xml.WriteAttributeString("version", ConferenceSchedule.GeneratorVersion);
        xml.WriteEndElement();
        xml.WriteElementString("url", agenda.AgendaAddress + ".xml");
        xml.WriteElementString("version", schedule.Version);
        Conference(xml, agenda, schedule);
        foreach (var day in schedule.Days) Day(xml, day);
        xml.WriteEndElement();
    }

    private static void Conference(XmlWriter xml, PublishedAgenda agenda, ConferenceSchedule schedule)
    {
        xml.WriteStartElement("conference");
        xml.WriteElementString("title", schedule.Title);
        xml.WriteElementString("acronym", schedule.Acronym);
        xml.WriteElementString("start", Text(schedule.First));
        xml.WriteElementString("end", Text(schedule.Last));
        xml.WriteElementString("days", schedule.Days.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("timeslot_duration", "00:05");
        xml.WriteElementString("base_url", agenda.Address);
        xml.WriteElementString("url", agenda.Address);
        if (schedule.Zone is not null) xml.WriteElementString("time_zone_name", schedule.Zone);
        foreach (var track in schedule.Tracks)
        {
            xml.WriteStartElement("track");
            xml.WriteAttributeString("name", track);
            if (Slug.From(track) is var slug && TrackSlug().IsMatch(slug)) xml.WriteAttributeString("slug", slug);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Day(XmlWriter xml, ScheduleDay day)
    {
        xml.WriteStartElement("day");
        xml.WriteAttributeString("index", day.Index.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("date", Text(day.Date));
        xml.WriteAttributeString("start", Text(day.Starts));
        xml.WriteAttributeString("end", Text(day.Ends));
        foreach (var room in day.Rooms)
        {
            xml.WriteStartElement("room");
            xml.WriteAttributeString("name", room.Name);
            xml.WriteAttributeString("guid", room.Guid.ToString());
            foreach (var session in room.Events) Event(xml, session);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    // No slug: apps would make addresses of it that this site does not have. No code: the XSD wants six characters.
    private static void Event(XmlWriter xml, ScheduleEvent session)
    {
        xml.WriteStartElement("event");
        xml.WriteAttributeString("guid", session.Guid.ToString());
        xml.WriteAttributeString("id", session.Id.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("room", session.Room);
        xml.WriteElementString("title", session.Title);
        xml.WriteElementString("subtitle", "");
        xml.WriteElementString("type", session.Type);
        xml.WriteElementString("date", Text(session.Starts));
        xml.WriteElementString("start", session.Starts.ToString("HH:mm", CultureInfo.InvariantCulture));
        xml.WriteElementString("duration", session.Duration);
        xml.WriteElementString("abstract", session.Abstract);
        xml.WriteElementString("track", session.Track);
        xml.WriteStartElement("persons");
        foreach (var person in session.Persons) xml.WriteElementString("person", person);
        xml.WriteEndElement();
        xml.WriteElementString("language", session.Language);
        xml.WriteElementString("description", "");
        xml.WriteElementString("url", session.Address);
        xml.WriteEndElement();
    }

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-z][a-z0-9-]+$")]
    private static partial Regex TrackSlug();
}
