using System.Text;

namespace MeetingHub.Formats.Schedules.ICalendar;

/// <summary>A line of a calendar after unfolding: "DTSTART;TZID=America/Lima:20250208T090000".</summary>
/// <param name="Number">The line of the file that it starts on.</param>
/// <param name="Name">The property in capitals, without a group before it.</param>
/// <param name="Parameters">The parameters by name in capitals.</param>
/// <param name="Value">What follows the colon, as written.</param>
internal sealed record ContentLine(int Number, string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    /// <summary>The line; null where it is none.</summary>
    public static ContentLine? Parse(int number, string line)
    {
        var nameEnd = line.AsSpan().IndexOfAny(':', ';');
        if (nameEnd <= 0) return null;
        var name = line.AsSpan(0, nameEnd).Trim();
        if (name.Length is 0 or > 60 || name.IndexOfAnyExcept(NameCharacters) >= 0) return null;
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var position = nameEnd;
        while (position < line.Length && line[position] == ';')
        {
            var end = EndOfParameter(line, position + 1);
            var parameter = line[(position + 1)..end];
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) parameters.TryAdd(parameter[..equals].Trim(), Unquoted(parameter[(equals + 1)..]));
            position = end;
        }
        if (position >= line.Length) return null;
        return new ContentLine(number, name[(name.LastIndexOf('.') + 1)..].ToString().ToUpperInvariant(), parameters, line[(position + 1)..]);
    }

    /// <summary>The value as text: its escapes undone, from quoted-printable where an old program wrote that.</summary>
    public string Text()
    {
        var value = Parameters.GetValueOrDefault("ENCODING") is { } encoding && encoding.Equals("QUOTED-PRINTABLE", StringComparison.OrdinalIgnoreCase) ? Printable(Value) : Value;
        if (!value.Contains('\\', StringComparison.Ordinal)) return value;
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\' || i + 1 == value.Length) text.Append(value[i]);
            else if (value[++i] is 'n' or 'N') text.Append('\n');
            // RFC 5545 escapes a backslash, a comma and a semicolon; programs escape more. Before a letter it is a backslash.
            else if (char.IsLetterOrDigit(value[i])) text.Append('\\').Append(value[i]);
            else text.Append(value[i]);
        }
        return text.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    private static int EndOfParameter(string line, int from)
    {
        var quoted = false;
        for (var i = from; i < line.Length; i++)
        {
            if (line[i] == '"') quoted = !quoted;
            else if (!quoted && line[i] is (';' or ':')) return i;
        }
        // A quote that nobody closed: the first colon ends the parameter all the same.
        var colon = line.IndexOf(':', from);
        return quoted && colon >= 0 ? colon : line.Length;
    }

    // RFC 6868 writes what cannot stand in a parameter with a caret.
    private static string Unquoted(string value) => value.Trim().Trim('"').Replace("^n", "\n", StringComparison.Ordinal).Replace("^'", "\"", StringComparison.Ordinal).Replace("^^", "^", StringComparison.Ordinal);

    private static string Printable(string value)
    {
        var bytes = new List<byte>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '=' && i + 2 < value.Length && byte.TryParse(value.AsSpan(i + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var b))
            {
                bytes.Add(b);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(value[i].ToString()));
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
