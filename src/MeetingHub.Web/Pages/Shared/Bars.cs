namespace MeetingHub.Web.Pages.Shared;

/// <summary>Counts as a table, each row with a bar.</summary>
/// <param name="Title">What is counted.</param>
/// <param name="Rows">Words and counts.</param>
/// <param name="Language">The language of the words, where it is not the page's.</param>
public sealed record Bars(string Title, IReadOnlyList<(string Label, int Count)> Rows, string? Language)
{
    public int Most => Rows.Select(r => r.Count).DefaultIfEmpty().Max();

    public long Total => Rows.Sum(r => (long)r.Count);

    /// <summary>How long a row's bar is, in hundredths of the longest.</summary>
    public int Length(int count) => Most == 0 ? 0 : (int)(count * 100L / Most);
}
