using System.Globalization;
using MeetingHub.Domain;

namespace MeetingHub.Formats.Schedules;

/// <summary>Collects what could not be read. A file that is wrong a thousand times over says so a few times and gives the number.</summary>
internal sealed class ProblemList
{
    private const int MaxOfOneKey = 20;

    private readonly List<ScheduleProblem> problems = [];
    private readonly Dictionary<string, int> counts = [];

    public void Error(int? line, string key, string? detail = null) => Add(new ScheduleProblem(line, DiagnosticSeverity.Error, key, Short(detail)));

    public void Warn(int? line, string key, string? detail = null) => Add(new ScheduleProblem(line, DiagnosticSeverity.Warning, key, Short(detail)));

    public bool Has(string key) => counts.ContainsKey(key);

    public IReadOnlyList<ScheduleProblem> ToList()
    {
        var more = counts.Values.Sum(count => Math.Max(0, count - MaxOfOneKey));
        return more == 0 ? problems : [.. problems, new ScheduleProblem(null, DiagnosticSeverity.Warning, "Schedule.MoreProblems", more.ToString(CultureInfo.InvariantCulture))];
    }

    private void Add(ScheduleProblem problem)
    {
        var count = counts[problem.Key] = counts.GetValueOrDefault(problem.Key) + 1;
        if (count <= MaxOfOneKey) problems.Add(problem);
    }

    // A detail is for one sentence on a page.
    private static string? Short(string? detail) => detail is { Length: > 120 } ? string.Concat(detail.AsSpan(0, 119), "…") : detail;
}
