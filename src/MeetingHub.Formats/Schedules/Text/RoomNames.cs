using System.Buffers;

namespace MeetingHub.Formats.Schedules.Text;

/// <summary>The rooms of a file: tidied, and told apart where a cell names several of them.</summary>
internal sealed class RoomNames
{
    private const int MaxLength = 200;
    private static readonly char[] Separators = [',', ';', '/', '|', '+', '&', '\n'];
    private static readonly SearchValues<char> AnySeparator = SearchValues.Create(Separators);

    private readonly HashSet<string> known;

    public RoomNames(IEnumerable<string> written) => known = [.. written.Select(Tidy).OfType<string>()];

    /// <summary>The room; the first, and true, where several are named that the file names alone as well.</summary>
    public (string? Room, bool Several) First(string? written)
    {
        if (Tidy(written) is not { } room) return (null, false);
        if (!room.AsSpan().ContainsAny(AnySeparator)) return (room, false);
        var parts = room.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 1 && Array.TrueForAll(parts, known.Contains) ? (parts[0], true) : (room, false);
    }

    /// <summary>The rooms that the file declares, each once.</summary>
    public IReadOnlyList<string> Declared(IEnumerable<string> rooms) => [.. rooms.Select(room => First(room).Room).OfType<string>().Distinct()];

    // Some calendars write a name and a line of underscores below it.
    private static string? Tidy(string? written)
    {
        if (written is null) return null;
        var lines = written.Length > 2_000 ? written[..2_000] : written;
        var name = ScheduleText.Line(lines).TrimEnd('_', ' ').Trim(' ', ',', ';', '|');
        return name.Length == 0 || !name.Any(char.IsLetterOrDigit) ? null : name.Length > MaxLength ? name[..MaxLength].TrimEnd() : name;
    }
}
