using System.Text;

namespace MeetingHub.Formats.Schedules.Xml;

/// <summary>An element of a schedule file with what is in it.</summary>
internal sealed class MarkupElement(string name, int line, int depth)
{
    private const int MaxText = 200_000;

    private readonly StringBuilder text = new();

    /// <summary>Its name without a prefix.</summary>
    public string Name { get; } = name;

    /// <summary>The line it starts on.</summary>
    public int Line { get; } = line;

    public int Depth { get; } = depth;

    public Dictionary<string, string> Attributes { get; } = [];

    public List<MarkupElement> Children { get; } = [];

    /// <summary>The text of the element and of all in it.</summary>
    public string Text => text.ToString();

    /// <summary>Its own attribute; null for none and for an empty one.</summary>
    public string? Attribute(string name) => Attributes.GetValueOrDefault(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    public MarkupElement? Child(string name) => Children.Find(child => child.Name == name);

    /// <summary>The text of a child; null for none and for an empty one.</summary>
    public string? TextOf(string name) => Child(name)?.Text is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    public IEnumerable<MarkupElement> ChildrenOf(params ReadOnlySpan<string> names)
    {
        var found = new List<MarkupElement>();
        foreach (var child in Children)
            if (names.Contains(child.Name)) found.Add(child);
        return found;
    }

    /// <summary>Adds text, up to more than any description has.</summary>
    public void Append(string more)
    {
        if (text.Length < MaxText) text.Append(more);
    }
}
