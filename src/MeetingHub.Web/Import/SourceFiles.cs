using MeetingHub.Formats.Import;

namespace MeetingHub.Web.Import;

/// <summary>A document as it came and as it was read.</summary>
internal sealed record SourceFile(SourceReading Reading, byte[] Bytes);

/// <summary>Reads files into drafts, several at once and always a little ahead of whoever stores them.</summary>
internal static class SourceFiles
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Reads the files in their order. A file that cannot be opened is a refused reading like any other.</summary>
    public static async IAsyncEnumerable<SourceFile> ReadAsync(IEnumerable<string> paths, string? mediaType, int maxBytes, Func<Stream> standardInput)
    {
        // So many and no more: a thousand files never lie in memory together.
        var ahead = 2 * Environment.ProcessorCount;
        var reading = new Queue<Task<SourceFile>>();
        foreach (var path in paths)
        {
            if (reading.Count == ahead) yield return await reading.Dequeue();
            reading.Enqueue(Task.Run(() => Read(path, mediaType, maxBytes, standardInput)));
        }
        while (reading.TryDequeue(out var next)) yield return await next;
    }

    private static SourceFile Read(string path, string? mediaType, int maxBytes, Func<Stream> standardInput)
    {
        var name = path == StandardInput ? "stdin" : Path.GetFileName(path);
        try
        {
            using var stream = path == StandardInput ? standardInput() : File.OpenRead(path);
            var bytes = ReadUpTo(stream, maxBytes);
            return new SourceFile(SourceImport.Read(name, bytes, mediaType, maxBytes), bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SourceFile(new SourceReading(name.Length == 0 ? path : name, mediaType ?? "application/octet-stream", "", null, e.Message), []);
        }
    }

    // One byte over the limit is enough to know that a document is too large.
    private static byte[] ReadUpTo(Stream stream, int maxBytes)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        while (bytes.Length <= maxBytes && stream.Read(buffer, 0, (int)Math.Min(buffer.Length, (long)maxBytes + 1 - bytes.Length)) is > 0 and var count)
            bytes.Write(buffer, 0, count);
        return bytes.ToArray();
    }
}
