using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MeetingHub.Formats.Import;
using MeetingHub.Web.Archive;
using MeetingHub.Web.Import;

namespace MeetingHub.Web.Commands;

/// <summary>Prints one array with an object a document or archive.</summary>
internal sealed class ImportJsonPrinter(TextWriter output) : IImportPrinter
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private Utf8JsonWriter? json;

    private Utf8JsonWriter Json => json ??= new Utf8JsonWriter(buffer, PlainJson.Options);

    public void Begin() => Json.WriteStartArray();

    public void Print(SourceReading reading, ImportResult? result)
    {
        ImportJson.Write(Json, reading);
        PassOn();
    }

    public void Print(string name, ArchiveImported imported, bool isDryRun)
    {
        Json.WriteStartObject();
        Json.WriteString("archive", name);
        Json.WriteString("kind", imported.Kind.ToString());
        Json.WriteString("slug", imported.Slug);
        Json.WriteBoolean("isDryRun", isDryRun);
        Json.WriteStartObject("rows");
        foreach (var (table, count) in imported.Rows) Json.WriteNumber(table, count);
        Json.WriteEndObject();
        Json.WriteEndObject();
        PassOn();
    }

    public void End()
    {
        Json.WriteEndArray();
        PassOn();
        output.WriteLine();
        output.Flush();
    }

    private void PassOn()
    {
        Json.Flush();
        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        buffer.ResetWrittenCount();
    }
}

/// <summary>JSON that people read too: indented, with letters as they are.</summary>
internal static class PlainJson
{
    public static JsonWriterOptions Options { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
