using System.Text.RegularExpressions;
using System.Xml.Linq;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Docx;

/// <summary>What the styles and numberings of a DOCX make of its paragraphs.</summary>
internal sealed partial class DocxFormatting(XElement? styles, XElement? numbering)
{
    private const int LongestChain = 20;

    private readonly Dictionary<string, XElement> styles = ById(styles, "style", "styleId");
    private readonly Dictionary<string, XElement> numbers = ById(numbering, "num", "numId");
    private readonly Dictionary<string, XElement> definitions = ById(numbering, "abstractNum", "abstractNumId");
    private readonly Dictionary<string, int?[]> counters = [];
    private readonly HashSet<(string Number, int Level)> begun = [];

    /// <summary>The level of a heading; null for any other paragraph.</summary>
    public int? Heading(XElement? properties)
    {
        if (properties?.NumberOf("outlineLvl") is { } own) return own is >= 0 and < 9 ? Math.Min(own + 1, 6) : null;
        foreach (var style in Chain(properties?.ValueOf("pStyle")))
        {
            var match = HeadingName().Match(Folding.Fold(style.ValueOf("name") ?? ""));
            if (!match.Success) match = HeadingName().Match(Folding.Fold(style.Of("styleId") ?? ""));
            if (match.Success) return Math.Min(match.Groups["level"].Value[0] - '0', 6);
            if (style.Child("pPr")?.NumberOf("outlineLvl") is { } level) return level is >= 0 and < 9 ? Math.Min(level + 1, 6) : null;
        }
        return null;
    }

    /// <summary>Whether a paragraph's style, or one that it is made from, has a name; names are compared folded and without spaces.</summary>
    public bool IsStyled(XElement? properties, params ReadOnlySpan<string> names)
    {
        foreach (var style in Chain(properties?.ValueOf("pStyle")))
            if (names.Contains(Bare(style.ValueOf("name"))) || names.Contains(Bare(style.Of("styleId")))) return true;
        return false;
    }

    /// <summary>Whether a stretch of text has a property, by itself or by its character style.</summary>
    public bool Is(XElement? run, string property)
    {
        if (run?.Switch(property) is { } own) return own;
        foreach (var style in Chain(run?.ValueOf("rStyle")))
            if (style.Child("rPr")?.Switch(property) is { } inherited) return inherited;
        return false;
    }

    /// <summary>Whether a stretch's character style has one of these names.</summary>
    public bool IsRunStyled(XElement? run, params ReadOnlySpan<string> names)
    {
        foreach (var style in Chain(run?.ValueOf("rStyle")))
            if (names.Contains(Bare(style.ValueOf("name")))) return true;
        return false;
    }

    /// <summary>Counts a paragraph as the next item of its list.</summary>
    /// <returns>Its level, and its number where the list has numbers; null where it is no item.</returns>
    public (int Level, int? Number)? Item(XElement? properties)
    {
        var number = properties?.Child("numPr")?.ValueOf("numId");
        var level = properties?.Child("numPr")?.NumberOf("ilvl");
        foreach (var style in Chain(properties?.ValueOf("pStyle")))
        {
            number ??= style.Child("pPr")?.Child("numPr")?.ValueOf("numId");
            level ??= style.Child("pPr")?.Child("numPr")?.NumberOf("ilvl");
        }
        if (number is null || !numbers.TryGetValue(number, out var instance) || DefinitionOf(instance) is not { } definition) return null;
        var at = Math.Clamp(level ?? 0, 0, 8);
        var changed = instance.Elements().FirstOrDefault(o => o.Called == "lvlOverride" && o.Of("ilvl") == $"{at}");
        var form = changed?.Child("lvl") ?? definition.Elements().FirstOrDefault(l => l.Called == "lvl" && l.Of("ilvl") == $"{at}");
        var format = form?.ValueOf("numFmt") ?? "decimal";
        if (format == "none") return null;
        var id = definition.Of("abstractNumId")!; // it was found by it
        if (!counters.TryGetValue(id, out var counter)) counters[id] = counter = new int?[9];
        if (begun.Add((number, at)) && changed?.NumberOf("startOverride") is { } anew) counter[at] = anew;
        else counter[at] = counter[at] is { } last && last < int.MaxValue ? last + 1 : form?.NumberOf("start") ?? 1;
        Array.Clear(counter, at + 1, 8 - at);
        return (at, format == "bullet" ? null : counter[at]);
    }

    // Some definitions only point to a style, which points to the numbering meant.
    private XElement? DefinitionOf(XElement instance)
    {
        if (!definitions.TryGetValue(instance.ValueOf("abstractNumId") ?? "", out var definition)) return null;
        return definition.ValueOf("numStyleLink") is { } link && styles.TryGetValue(link, out var style)
            && numbers.TryGetValue(style.Child("pPr")?.Child("numPr")?.ValueOf("numId") ?? "", out var meant)
            && definitions.TryGetValue(meant.ValueOf("abstractNumId") ?? "", out var other) ? other : definition;
    }

    private IEnumerable<XElement> Chain(string? id)
    {
        for (var steps = 0; id is not null && steps < LongestChain && styles.TryGetValue(id, out var style); steps++)
        {
            yield return style;
            id = style.ValueOf("basedOn");
        }
    }

    private static Dictionary<string, XElement> ById(XElement? root, string name, string attribute)
    {
        Dictionary<string, XElement> found = [];
        foreach (var element in root?.Elements() ?? [])
            if (element.Called == name && element.Of(attribute) is { } id) found.TryAdd(id, element);
        return found;
    }

    private static string Bare(string? name) => Folding.Fold(name ?? "").Replace(" ", "", StringComparison.Ordinal);

    // Ids of localised programs leave accented letters out: "Ttulo1".
    [GeneratedRegex(@"^(?:heading|titulo|ttulo|titre|encabezado|cabecalho|uberschrift|titolo) ?(?<level>[1-9])$")]
    private static partial Regex HeadingName();
}
