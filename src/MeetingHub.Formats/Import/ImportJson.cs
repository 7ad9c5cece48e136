using System.Text.Json;

namespace MeetingHub.Formats.Import;

/// <summary>The JSON that <c>import --format json</c> prints, one object a document.</summary>
public static class ImportJson
{
    /// <summary>Writes one document's object.</summary>
    public static void Write(Utf8JsonWriter json, SourceReading reading)
    {
        json.WriteStartObject();
        json.WriteString("doc", reading.Name);
        json.WriteEndObject();
    }
}
