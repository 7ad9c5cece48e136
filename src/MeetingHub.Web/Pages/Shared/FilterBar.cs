namespace MeetingHub.Web.Pages.Shared;

/// <summary>The filters of a list: each as plain links for one turn, and all in one form for several.</summary>
public sealed record FilterBar(string Page, IReadOnlyList<Filter> Filters)
{
    public bool IsActive => Filters.Any(f => f.IsActive);

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

/// <summary>One filter with the values that the list has.</summary>
public sealed record Filter(string Name, string Label, string? Chosen, IReadOnlyList<Option> Options)
{
    public bool IsActive => !string.IsNullOrEmpty(Chosen);
}

/// <summary>A value in the address and its words.</summary>
public sealed record Option(string Value, string Label);
