using MeetingHub.Formats.ICalendar;
using MeetingHub.Formats.JsonLd;
using MeetingHub.Formats.ScheduleJson;
using MeetingHub.Formats.ScheduleXml;

namespace MeetingHub.Formats.Export;

/// <summary>A format that an agenda can be had in.</summary>
/// <param name="Extension">What its address ends in, without the dot.</param>
/// <param name="MediaType">What it is sent as.</param>
/// <param name="Write">Writes an agenda.</param>
public sealed record AgendaFormat(string Extension, string MediaType, Action<Stream, PublishedAgenda> Write);

/// <summary>The one list of formats that an agenda can be had in.</summary>
public static class AgendaExport
{
    /// <summary>The formats, what most people want first.</summary>
    public static IReadOnlyList<AgendaFormat> Formats { get; } =
    [
        new("ics", AgendaCalendar.MediaType, AgendaCalendar.Write),
        new("xml", ScheduleXmlWriter.MediaType, ScheduleXmlWriter.Write),
        new("json", ScheduleJsonWriter.MediaType, ScheduleJsonWriter.Write),
        new("jsonld", AgendaJsonLd.MediaType, AgendaJsonLd.Write),
    ];

    /// <summary>The format of an extension, or null.</summary>
    public static AgendaFormat? Of(string extension) => Formats.FirstOrDefault(f => f.Extension == extension);
}
