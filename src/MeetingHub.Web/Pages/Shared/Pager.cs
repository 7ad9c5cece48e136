namespace MeetingHub.Web.Pages.Shared;

/// <summary>Which page of a long list this is.</summary>
public sealed record Pager(int Number, int Count, int Skip)
{
    public static Pager Whole { get; } = new(1, 1, 0);

    /// <summary>The page of that number, or null when the list has none such.</summary>
    public static Pager? For(int number, int items, int size)
    {
        var count = Math.Max(1, (items + size - 1) / size);
        return number < 1 || number > count ? null : new Pager(number, count, (number - 1) * size);
    }
}

/// <summary>A pager with the filters that its links keep.</summary>
public sealed record PagerLinks(Pager Pager, FilterBar Filters);
