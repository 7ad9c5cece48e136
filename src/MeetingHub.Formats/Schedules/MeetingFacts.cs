using MeetingHub.Domain;

namespace MeetingHub.Formats.Schedules;

/// <summary>What of a meeting itself all formats tell: its name, its place, and its days where they are known.</summary>
internal static class MeetingFacts
{
    /// <summary>Its first and last day; null where a part of its dates is not known, because nothing is invented.</summary>
    public static (DateOnly First, DateOnly Last)? Days(Meeting meeting)
    {
        // A year outside is a slip of the pen, and there is no day after the last one of the calendar.
        if (meeting.Starts?.ToDate() is not { Year: >= 1900 and < 2200 } first) return null;
        if (meeting.Ends is null) return (first, first);
        return meeting.Ends.ToDate() is { Year: >= 1900 and < 2200 } last && last >= first ? (first, last) : null;
    }

    /// <summary>Its name on one line; the slug where the name has nothing that can be shown, because clients drop what has no title.</summary>
    public static string Name(Meeting meeting) => CleanText.Line(meeting.Name) is { Length: > 0 } name ? name : meeting.Slug;

    /// <summary>The places of a meeting from near to far, each once: the room, the venue, the city. The meeting's name where none is known.</summary>
    public static string Place(Meeting meeting, string? room = null)
    {
        var place = string.Join(", ", ((string?[])[room, meeting.Venue, meeting.City]).Select(CleanText.Line).Where(p => p.Length > 0).Distinct());
        return place.Length > 0 ? place : Name(meeting);
    }
}
