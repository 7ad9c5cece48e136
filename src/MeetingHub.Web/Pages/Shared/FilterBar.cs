namespace MeetingHub.Web.Pages.Shared;

/// <summary>The filters of a list: each as plain links for one turn, and all in one form for several.</summary>
public sealed record FilterBar(string Page, IReadOnlyList<Filter> Filters)
{
    /// <summary>Whether anything is left out of the list.</summary>
    public bool IsActive => Filters.Any(f => f.IsActive && f.Sort != FilterSort.Order);

    /// <summary>The address's query with one filter set to a value, or without it, and from the first page on.</summary>
    public Dictionary<string, string> With(Filter filter, string? value) =>
        Filters.Select(f => (f.Name, Value: f == filter ? value : f.Chosen)).Where(f => !string.IsNullOrEmpty(f.Value)).ToDictionary(f => f.Name, f => f.Value!);

    /// <summary>The query as it is, on another page of the list.</summary>
    public Dictionary<string, string> OnPage(int page)
    {
        var query = Filters.Where(f => f.IsActive).ToDictionary(f => f.Name, f => f.Chosen!);
        if (page > 1) query["part"] = page.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return query;
    }
}

/// <summary>How a filter is chosen.</summary>
public enum FilterSort
{
    /// <summary>One of several values, or any.</summary>
    Choice,
    /// <summary>Words that are typed.</summary>
    Words,
    /// <summary>One of several orders of the same list; the first is the usual one.</summary>
    Order,
}

/// <summary>One filter with the values that the list has.</summary>
public sealed record Filter(string Name, string Label, string? Chosen, IReadOnlyList<Option> Options, FilterSort Sort = FilterSort.Choice)
{
    public bool IsActive => !string.IsNullOrEmpty(Chosen);

    /// <summary>Whether there is anything to choose.</summary>
    public bool IsUseful => Sort == FilterSort.Words || IsActive || Options.Count > 1;
}

/// <summary>A value in the address and its words.</summary>
public sealed record Option(string Value, string Label);
