using System.IO.Compression;
using System.Reflection;

namespace MeetingHub.Formats.Import.Lexicons;

/// <summary>Reads the word lists that are embedded beside the recognisers.</summary>
internal static class LexiconFile
{
    /// <summary>The lines of a list that say something, with the name in brackets above them.</summary>
    public static IEnumerable<(string Section, string Line)> Lines(string name)
    {
        var section = "";
        using var reader = Open(name);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[' && line[^1] == ']') section = line[1..^1];
            else yield return (section, line);
        }
    }

    public static StreamReader Open(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var resource = assembly.GetManifestResourceNames().Single(n => n.EndsWith("." + name, StringComparison.Ordinal));
        var stream = assembly.GetManifestResourceStream(resource)!; // The name comes from the manifest itself.
        return new StreamReader(name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
    }
}
