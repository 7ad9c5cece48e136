using System.Globalization;

namespace MeetingHub.Web.Reports;

/// <summary>How much memory a process and its descendants hold, where the system tells it in <c>/proc</c>.</summary>
internal static class ProcessMemory
{
    /// <summary>Resident bytes; 0 where the system does not tell. Pages that they share are counted once for each.</summary>
    public static long OfTree(int root)
    {
        if (!OperatingSystem.IsLinux()) return 0;
        var processes = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out _)).Select(n => Read(n!)).OfType<(int Id, int Parent, long Bytes)>().ToList(); // a folder has a name
        var children = processes.ToLookup(p => p.Parent);
        return Sum(root, processes.Find(p => p.Id == root).Bytes);

        long Sum(int id, long own) => own + children[id].Sum(c => Sum(c.Id, c.Bytes));
    }

    private static (int Id, int Parent, long Bytes)? Read(string process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            // The name stands in brackets and may hold anything; behind it come the state, the parent, and as the 22nd the resident pages.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(process, CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture), long.Parse(fields[21], CultureInfo.InvariantCulture) * Environment.SystemPageSize);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return null;
        }
    }
}
