namespace MeetingHub.Formats.Wikis;

/// <summary>Why a page cannot take a section of ours.</summary>
public enum WikiSectionFault
{
    /// <summary>One of both markers is missing, or they are in the wrong order.</summary>
    Broken,
    /// <summary>There are several sections of the name.</summary>
    Twice,
    /// <summary>It would stand in a text that the wiki's people translate piece by piece.</summary>
    Translated,
}

/// <summary>Our part of a wiki page, between two comments. All around it is other people's and stays as it is, byte for byte.</summary>
public sealed class WikiSection
{
    private const string Open = "<translate", Close = "</translate>";

    private readonly string page;
    private readonly string begin;
    private readonly string end;
    private readonly Range? inside;

    /// <summary>Looks for the section in a page.</summary>
    /// <param name="page">The page's wikitext; empty for a new page.</param>
    /// <param name="name">What tells it from other sections of ours on the same page: letters, digits, hyphens and slashes.</param>
    public WikiSection(string page, string name)
    {
        (this.page, begin, end) = (page, $"<!-- MeetingHub: begin {name} -->", $"<!-- MeetingHub: end {name} -->");
        var (first, last) = (page.IndexOf(begin, StringComparison.Ordinal), page.IndexOf(end, StringComparison.Ordinal));
        if (first < 0 && last < 0)
        {
            // A new section goes to the end, which is nobody's translation unless one is still open there.
            if (IsTranslated(page.Length)) Fault = WikiSectionFault.Translated;
            return;
        }
        if (first < 0 || last < first + begin.Length) Fault = WikiSectionFault.Broken;
        else if (page.LastIndexOf(begin, StringComparison.Ordinal) != first || page.LastIndexOf(end, StringComparison.Ordinal) != last) Fault = WikiSectionFault.Twice;
        else if (IsTranslated(first) || page.AsSpan(first, last - first).Contains(Open, StringComparison.OrdinalIgnoreCase)) Fault = WikiSectionFault.Translated;
        else inside = (first + begin.Length)..last;
    }

    /// <summary>Why it cannot be written; null where it can.</summary>
    public WikiSectionFault? Fault { get; }

    /// <summary>What stands in it; null where the page does not have it.</summary>
    public string? Text => inside is { } range ? page[range].Trim('\n') : null;

    /// <summary>The page with this in the section: in its place, or at the end where it is new.</summary>
    public string Put(string text)
    {
        if (Fault is { } fault) throw new InvalidOperationException($"The section is {fault}.");
        if (inside is { } range) return $"{page[..range.Start]}\n{text}\n{page[range.End..]}";
        return $"{page}{(page.Length == 0 ? "" : page.EndsWith('\n') ? "\n" : "\n\n")}{begin}\n{text}\n{end}";
    }

    private bool IsTranslated(int place)
    {
        var before = page.AsSpan(0, place);
        var open = before.LastIndexOf(Open, StringComparison.OrdinalIgnoreCase);
        return open >= 0 && before.LastIndexOf(Close, StringComparison.OrdinalIgnoreCase) < open;
    }
}
