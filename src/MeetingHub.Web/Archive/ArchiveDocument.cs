using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using MeetingHub.Domain;

namespace MeetingHub.Web.Archive;

/// <summary>An archive's JSON as it came, of which nothing is believed yet: its head, and its rows with values of the right types.</summary>
internal sealed partial class ArchiveDocument : IDisposable
{
    /// <summary>The name of the JSON in an archive's zip file.</summary>
    public const string EntryName = "archive.json";

    /// <summary>The largest JSON, in bytes: it is held whole while it is read.</summary>
    public const int MostBytes = 512 * 1024 * 1024;

    // So much tells what a file is.
    private const int Head = 256;
    private const int Depth = 8;

    private readonly JsonDocument json;
    private readonly ArchiveTables tables;

    private ArchiveDocument(JsonDocument json, ArchiveTables tables) => (this.json, this.tables) = (json, tables);

    public ArchiveKind Kind { get; private set; }

    public string Slug { get; private set; } = "";

    /// <summary>The numbers that its mentioned meetings have in it.</summary>
    public IReadOnlySet<object> Mentions { get; private set; } = new HashSet<object>();

    /// <summary>Whether a file begins as an archive's JSON does, whatever it is called.</summary>
    public static bool IsOne(ReadOnlySpan<byte> begins) => Beginning().IsMatch(System.Text.Encoding.UTF8.GetString(begins[..Math.Min(begins.Length, Head)]));

    /// <summary>The JSON of an archive, or of the one in a zip file; null where a file is neither.</summary>
    /// <exception cref="ArchiveRefusal">It is one and too large or broken.</exception>
    public static async Task<ReadOnlyMemory<byte>?> FindAsync(Stream file, CancellationToken cancel)
    {
        // What can be read only once is left to whoever reads documents.
        if (!file.CanSeek) return null;
        var begins = new byte[Head];
        var length = await file.ReadAtLeastAsync(begins, Head, throwOnEndOfStream: false, cancel);
        file.Position = 0;
        if (IsOne(begins.AsSpan(0, length))) return await ReadUpToAsync(file, cancel);
        if (!begins.AsSpan(0, length).StartsWith("PK"u8)) return null;
        try
        {
            await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancel);
            if (zip.GetEntry(EntryName) is not { } entry) return null;
            await using var json = await entry.OpenAsync(cancel);
            return await ReadUpToAsync(json, cancel);
        }
        catch (InvalidDataException)
        {
            // It only begins like a zip file: whoever reads documents says so.
            return null;
        }
    }

    /// <summary>Reads the JSON and its head.</summary>
    /// <exception cref="ArchiveRefusal">It is none, or none that this version can read.</exception>
    public static ArchiveDocument Read(ReadOnlyMemory<byte> bytes, ArchiveTables tables)
    {
        var document = new ArchiveDocument(Parse(bytes), tables);
        try
        {
            document.ReadHead();
            return document;
        }
        catch (ArchiveRefusal)
        {
            document.Dispose();
            throw;
        }
    }

    /// <summary>The rows of a table, each with a value for each column.</summary>
    public IEnumerable<Dictionary<string, object?>> Rows(ArchiveTable table) =>
        json.RootElement.GetProperty("tables").GetProperty(table.Name).EnumerateArray().Select((row, place) => Row(table, row, $"{table.Name} {(place + 1).ToString(CultureInfo.InvariantCulture)}"));

    public void Dispose() => json.Dispose();

    /// <summary>Reads as much as an archive may have.</summary>
    /// <exception cref="ArchiveRefusal">It is more.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadUpToAsync(Stream stream, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        while (await stream.ReadAsync(buffer, cancel) is > 0 and var count)
        {
            // Counted as it comes: what a zip file says of itself is not believed.
            if (bytes.Length + count > MostBytes) throw new ArchiveRefusal($"The archive is larger than {MostBytes / 1024 / 1024} MB.");
            bytes.Write(buffer, 0, count);
        }
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, new JsonDocumentOptions { MaxDepth = Depth, AllowDuplicateProperties = false });
        }
        catch (JsonException broken)
        {
            throw new ArchiveRefusal($"The archive is broken: {broken.Message}");
        }
    }

    private void ReadHead()
    {
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object || Text(root, "format") != ArchiveJson.Format) throw new ArchiveRefusal("This is no archive of a series or a meeting.");
        if (!root.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number < 1) throw new ArchiveRefusal("The archive does not say which version of the format it has.");
        if (number > ArchiveJson.Version) throw new ArchiveRefusal($"The archive has version {number} of the format, and this program reads up to version {ArchiveJson.Version}: it was made by a newer one.");
        if (!Enum.TryParse<ArchiveKind>(Text(root, "kind"), out var kind) || !Enum.IsDefined(kind) || Text(root, "slug") is not { } slug) throw new ArchiveRefusal("The archive does not say what it is of.");
        if (!root.TryGetProperty("mentions", out var mentions) || mentions.ValueKind != JsonValueKind.Array || mentions.EnumerateArray().Any(m => m.ValueKind != JsonValueKind.Number || !m.TryGetInt32(out _))) throw new ArchiveRefusal("The archive does not say which meetings it only mentions.");
        if (!root.TryGetProperty("tables", out var all) || all.ValueKind != JsonValueKind.Object) throw new ArchiveRefusal("The archive has no tables.");
        if (all.EnumerateObject().Select(t => t.Name).FirstOrDefault(name => !tables.ByName.ContainsKey(name)) is { } unknown) throw new ArchiveRefusal($"The archive has a table that is not known here: {unknown}.");
        if (tables.All.FirstOrDefault(t => !all.TryGetProperty(t.Name, out var rows) || rows.ValueKind != JsonValueKind.Array) is { } missing) throw new ArchiveRefusal($"The archive lacks the table {missing.Name}.");
        (Kind, Slug, Mentions) = (kind, slug, mentions.EnumerateArray().Select(m => (object)m.GetInt32()).ToHashSet());
    }

    private static Dictionary<string, object?> Row(ArchiveTable table, JsonElement row, string place)
    {
        if (row.ValueKind != JsonValueKind.Object) throw new ArchiveRefusal($"{place} is no row.");
        if (row.EnumerateObject().Select(c => c.Name).FirstOrDefault(name => !table.Columns.Any(c => c.Name == name)) is { } unknown) throw new ArchiveRefusal($"{place} has a column that is not known here: {unknown}.");
        var values = new Dictionary<string, object?>(table.Columns.Count);
        foreach (var column in table.Columns)
        {
            if (!row.TryGetProperty(column.Name, out var stated)) throw new ArchiveRefusal($"{place} lacks the column {column.Name}.");
            if (stated.ValueKind == JsonValueKind.Null && column.IsNullable) values[column.Name] = null;
            else values[column.Name] = ArchiveValue.Parse(stated, column.ValueType) is { } value && InModel(column, value) is { } known ? known : throw new ArchiveRefusal($"{place}: {column.Name} is not what it must be.");
        }
        ArchiveChecks.Check(table, values, place);
        return values;
    }

    // A value as the model takes it and gives it back; null where the model has no such value.
    private static object? InModel(ArchiveColumn column, object value)
    {
        if (column.Property.GetTypeMapping().Converter is not { } converter) return value;
        try
        {
            var known = converter.ConvertFromProvider(value);
            // A word, and not the number that a word has in the program.
            if (known is Enum && (!Enum.IsDefined(known.GetType(), known) || known.ToString() != (string)value)) return null;
            return converter.ConvertToProvider(known);
        }
        catch (Exception refused) when (refused is FormatException or ArgumentException or InvalidOperationException or DomainRuleException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? (string?)ArchiveValue.Parse(value, typeof(string)) : null;

    [GeneratedRegex("^\uFEFF?\\s*\\{\\s*\"format\"\\s*:\\s*\"meetinghub-archive\"")]
    private static partial Regex Beginning();
}
