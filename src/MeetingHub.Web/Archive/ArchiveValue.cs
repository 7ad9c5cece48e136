using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace MeetingHub.Web.Archive;

/// <summary>Values as an archive writes them: numbers, words and truths as JSON has them, instants and dates as ISO 8601, bytes as base64.</summary>
internal static class ArchiveValue
{
    private const string Days = "yyyy-MM-dd";
    private const string Times = "HH:mm:ss.fffffff";

    /// <summary>Reads a column of a row that is not null.</summary>
    public static object Read(DbDataReader row, int ordinal, Type type) => type switch
    {
        _ when type == typeof(int) => row.GetInt32(ordinal),
        _ when type == typeof(bool) => row.GetBoolean(ordinal),
        _ when type == typeof(string) => row.GetString(ordinal),
        _ when type == typeof(DateTime) => DateTime.SpecifyKind(row.GetDateTime(ordinal), DateTimeKind.Utc),
        _ when type == typeof(DateOnly) => row.GetFieldValue<DateOnly>(ordinal),
        _ when type == typeof(TimeOnly) => row.GetFieldValue<TimeOnly>(ordinal),
        _ when type == typeof(Guid) => row.GetGuid(ordinal),
        _ when type == typeof(byte[]) => row.GetFieldValue<byte[]>(ordinal),
        _ => throw new NotSupportedException($"No archive can hold a {type.Name} yet."),
    };

    /// <summary>Writes a value.</summary>
    public static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(name); break;
            case int number: json.WriteNumber(name, number); break;
            case bool truth: json.WriteBoolean(name, truth); break;
            case string text: json.WriteString(name, text); break;
            case DateTime instant: json.WriteString(name, instant.ToString("O", CultureInfo.InvariantCulture)); break;
            case DateOnly day: json.WriteString(name, day.ToString(Days, CultureInfo.InvariantCulture)); break;
            case TimeOnly time: json.WriteString(name, time.ToString(Times, CultureInfo.InvariantCulture)); break;
            case Guid id: json.WriteString(name, id); break;
            case byte[] bytes: json.WriteBase64String(name, bytes); break;
            default: throw new NotSupportedException($"No archive can hold a {value.GetType().Name} yet.");
        }
    }

    /// <summary>Reads a value that is not null; null where it is none of the type.</summary>
    public static object? Parse(JsonElement value, Type type) => (value.ValueKind, type) switch
    {
        (JsonValueKind.Number, _) when type == typeof(int) => value.TryGetInt32(out var number) ? number : null,
        (JsonValueKind.True or JsonValueKind.False, _) when type == typeof(bool) => value.GetBoolean(),
        (JsonValueKind.String, _) when type == typeof(string) => Text(value),
        (JsonValueKind.String, _) when type == typeof(byte[]) => value.TryGetBytesFromBase64(out var bytes) ? bytes : null,
        (JsonValueKind.String, _) when type == typeof(Guid) => value.TryGetGuid(out var id) ? id : null,
        (JsonValueKind.String, _) when type == typeof(DateTime) => DateTime.TryParseExact(value.GetString(), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant) && instant.Kind == DateTimeKind.Utc ? instant : null,
        (JsonValueKind.String, _) when type == typeof(DateOnly) => DateOnly.TryParseExact(value.GetString(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        (JsonValueKind.String, _) when type == typeof(TimeOnly) => TimeOnly.TryParseExact(value.GetString(), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null,
        _ => null,
    };

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a character that takes two: JSON can write it, no text can hold it.
            return null;
        }
    }
}
