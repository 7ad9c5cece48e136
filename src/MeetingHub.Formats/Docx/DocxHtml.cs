using System.Text;

namespace MeetingHub.Formats.Docx;

/// <summary>HTML while it is made of paragraphs that each say only what they are: lists, quotes, code and definitions are put together from neighbours.</summary>
internal sealed class DocxHtml
{
    private sealed record ListItem(int Level, int? Number, StringBuilder Html);

    private readonly StringBuilder html = new();
    private readonly List<ListItem> items = [];
    private readonly List<string> code = [];
    private string? group;

    /// <summary>The line that the next paragraph goes on in.</summary>
    public DocxLine Carried { get; set; } = new();

    /// <summary>Whether nothing was said yet.</summary>
    public bool IsEmpty => html.Length == 0 && items.Count == 0 && code.Count == 0;

    /// <summary>Whether the last paragraph was in a list.</summary>
    public bool IsInList => items.Count > 0;

    /// <summary>Adds a block.</summary>
    /// <param name="block">Its HTML.</param>
    /// <param name="within">The element that it shares with its neighbours; null for none.</param>
    public void Add(string block, string? within = null)
    {
        Open(within);
        html.Append(block);
    }

    /// <summary>Adds an item of a list.</summary>
    public void Item(int level, int? number, string text)
    {
        if (items.Count == 0) Open(null);
        items.Add(new ListItem(level, number, new StringBuilder(text)));
    }

    /// <summary>Adds a paragraph to the last item.</summary>
    public void Continue(string text) => items[^1].Html.Append("<p>").Append(text).Append("</p>");

    /// <summary>Adds lines of code.</summary>
    public void Code(string text)
    {
        if (code.Count == 0) Open(null);
        code.Add(text);
    }

    /// <summary>All of it.</summary>
    public string End()
    {
        // A deleted mark at the very end has nothing to go on in.
        if (Carried.ToHtml(isBold: false) is { Length: > 0 } rest) Add($"<p>{rest}</p>");
        Open(null);
        return html.ToString();
    }

    /// <summary>What stands alone in a cell or a note needs no paragraph.</summary>
    public static string Bare(string html) =>
        html.StartsWith("<p>", StringComparison.Ordinal) && html.IndexOf("</p>", StringComparison.Ordinal) == html.Length - 4 ? html[3..^4] : html;

    private void Open(string? within)
    {
        for (var i = 0; i < items.Count;) List(ref i);
        items.Clear();
        // Empty lines at the ends of code are the space around it.
        if (string.Join('\n', code).Trim('\n') is { Length: > 0 } lines) html.Append("<pre><code>").Append(DocxLine.Encode(lines)).Append("\n</code></pre>");
        code.Clear();
        if (group == within) return;
        if (group is not null) html.Append("</").Append(group).Append('>');
        if (within is not null) html.Append('<').Append(within).Append('>');
        group = within;
    }

    private void List(ref int i)
    {
        var (level, number) = (items[i].Level, items[i].Number);
        var name = number is null ? "ul" : "ol";
        html.Append('<').Append(name);
        if (number is not (null or 1)) html.Append(System.Globalization.CultureInfo.InvariantCulture, $" start=\"{number}\"");
        html.Append('>');
        // A list ends where another kind begins, or where the numbers do not follow.
        while (i < items.Count && items[i].Level == level && items[i].Number == number)
        {
            html.Append("<li>").Append(items[i++].Html);
            while (i < items.Count && items[i].Level > level) List(ref i);
            html.Append("</li>");
            number = number is { } last ? unchecked(last + 1) : null;
        }
        html.Append("</").Append(name).Append('>');
    }
}
