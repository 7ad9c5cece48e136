namespace MeetingHub.Web.Pages.Sources;

/// <summary>A long document is shown in parts, each short enough for a phone on a bad network.</summary>
public static class SourceParts
{
    /// <summary>The length of a part in UTF-16 code units, up to the next line or word.</summary>
    public const int Length = 40_000;

    /// <summary>The part, from 1, that shows this position.</summary>
    public static int Of(string text, int position)
    {
        var part = Math.Min(position, text.Length) / Length + 1;
        return part > 1 && position < Start(text, part) ? part - 1 : part;
    }

    public static int Count(string text) => Math.Max(1, (text.Length + Length - 1) / Length);

    public static (int Start, int End) Bounds(string text, int part) => (Start(text, part), part >= Count(text) ? text.Length : Start(text, part + 1));

    // Begins at the first word after the even cut, so that no word and no surrogate pair is torn; without one nearby, at the cut.
    private static int Start(string text, int part)
    {
        var cut = (part - 1) * Length;
        if (cut == 0) return 0;
        var word = text.AsSpan(cut, Math.Min(200, text.Length - cut)).IndexOfAny(" \n\t");
        if (word >= 0) return cut + word + 1;
        return char.IsLowSurrogate(text[cut]) ? cut + 1 : cut;
    }
}
