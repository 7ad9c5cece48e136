using System.Buffers;
using System.Net;

namespace MeetingHub.Formats.Schedules.Xml;

/// <summary>
/// Reads XML as far as it is there. Real schedule files have control characters, bare ampersands, HTML that nobody escaped
/// and ends that are missing; a strict reader would stop at the first of them. A document type is skipped, so that no
/// entity of its own can grow and no address is fetched.
/// </summary>
internal sealed class LenientMarkup
{
    private const int MaxDepth = 60;
    private const int MaxElements = 400_000;

    // An element that cannot stand in another of its kind ends that one: its end was forgotten.
    private static readonly string[] NeverNested = ["event", "day"];

    private static readonly SearchValues<char> UnquotedEnd = SearchValues.Create(" \t\r\n<>");

    private readonly string source;
    private readonly List<MarkupElement> open = [];
    private readonly MarkupElement root = new("", 1, 0);
    private int position;
    private int line = 1;
    private int lineAt;
    private int elements;

    private LenientMarkup(string source)
    {
        this.source = source;
        open.Add(root);
    }

    /// <summary>The first line that is not well-formed; null where all is.</summary>
    public int? FirstFault { get; private set; }

    /// <summary>True where the text ends before its elements do, or has too many of them.</summary>
    public bool IsCut { get; private set; }

    public static (MarkupElement Root, int? FirstFault, bool IsCut) Read(string source)
    {
        var markup = new LenientMarkup(source);
        markup.ReadAll();
        return (markup.root, markup.FirstFault, markup.IsCut);
    }

    private void ReadAll()
    {
        while (position < source.Length)
        {
            var next = source.IndexOf('<', position);
            if (next < 0) next = source.Length;
            AddText(source[position..next], decode: true);
            position = next;
            if (position >= source.Length) break;
            if (At("<!--")) SkipPast("-->");
            else if (At("<![CDATA[")) ReadCharacterData();
            else if (At("<?")) SkipPast("?>");
            else if (At("<!")) SkipDeclaration();
            else if (At("</")) ReadEnd();
            else if (position + 1 < source.Length && IsNameStart(source[position + 1])) ReadStart();
            else TakeAsText();
            if (elements < MaxElements) continue;
            IsCut = true;
            break;
        }
        if (open.Count > 1) IsCut = true;
    }

    private bool At(string mark) => string.CompareOrdinal(source, position, mark, 0, mark.Length) == 0;

    private void SkipPast(string mark)
    {
        var end = source.IndexOf(mark, position, StringComparison.Ordinal);
        if (end < 0) Fault();
        position = end < 0 ? source.Length : end + mark.Length;
    }

    private void ReadCharacterData()
    {
        var start = position + "<![CDATA[".Length;
        var end = source.IndexOf("]]>", start, StringComparison.Ordinal);
        if (end < 0) Fault();
        AddText(source[start..(end < 0 ? source.Length : end)], decode: false);
        position = end < 0 ? source.Length : end + 3;
    }

    // A document type may hold declarations in brackets.
    private void SkipDeclaration()
    {
        var end = source.AsSpan(position).IndexOfAny('[', '>');
        if (end >= 0 && source[position + end] == '[')
        {
            var close = source.IndexOf(']', position + end);
            end = close < 0 ? -1 : source.IndexOf('>', close) - position;
        }
        position = end < 0 ? source.Length : position + end + 1;
    }

    private void ReadEnd()
    {
        position += 2;
        var name = ReadName();
        var end = source.AsSpan(position).IndexOfAny('>', '<');
        position = end < 0 ? source.Length : source[position + end] == '>' ? position + end + 1 : position + end;
        var match = open.FindLastIndex(element => element.Name == name);
        if (match < 1)
        {
            Fault();
            return;
        }
        if (match != open.Count - 1) Fault();
        CloseTo(match);
    }

    private void ReadStart()
    {
        var start = LineOf(position);
        position++;
        var name = ReadName();
        if (Array.IndexOf(NeverNested, name) >= 0 && open.FindLastIndex(element => element.Name == name) is >= 1 and var same)
        {
            Fault();
            CloseTo(same);
        }
        var element = new MarkupElement(name, start, open.Count);
        elements++;
        var closed = ReadAttributes(element);
        if (open.Count >= MaxDepth)
        {
            Fault();
            return;
        }
        open[^1].Children.Add(element);
        if (!closed) open.Add(element);
        else if (name == "br") open[^1].Append("\n");
    }

    // True where the element ends in its own tag.
    private bool ReadAttributes(MarkupElement element)
    {
        while (true)
        {
            while (position < source.Length && (char.IsWhiteSpace(source[position]) || source[position] == ',')) position++;
            if (position >= source.Length || source[position] == '<')
            {
                Fault();
                return false;
            }
            if (source[position] == '>')
            {
                position++;
                return false;
            }
            if (source[position] == '/')
            {
                position++;
                if (position >= source.Length || source[position] != '>') continue;
                position++;
                return true;
            }
            if (!IsNameStart(source[position]))
            {
                Fault();
                position++;
                continue;
            }
            ReadAttribute(element);
        }
    }

    private void ReadAttribute(MarkupElement element)
    {
        var name = ReadName();
        while (position < source.Length && char.IsWhiteSpace(source[position])) position++;
        if (position >= source.Length || source[position] != '=')
        {
            Fault();
            return;
        }
        position++;
        while (position < source.Length && char.IsWhiteSpace(source[position])) position++;
        if (position >= source.Length) return;
        var quoted = source[position] is '"' or '\'';
        var start = quoted ? position + 1 : position;
        var length = quoted ? source.AsSpan(start).IndexOfAny(source[position], '<') : source.AsSpan(start).IndexOfAny(UnquotedEnd);
        if (length < 0) length = source.Length - start;
        if (element.Attributes.Count < 50) element.Attributes.TryAdd(name, WebUtility.HtmlDecode(source.Substring(start, length)));
        position = start + length;
        if (!quoted || position >= source.Length || source[position] == '<') Fault();
        else position++;
    }

    private string ReadName()
    {
        var start = position;
        while (position < source.Length && position - start < 100 && (IsNameStart(source[position]) || char.IsAsciiDigit(source[position]) || source[position] is '-' or '.')) position++;
        var name = source[start..position];
        return name[(name.LastIndexOf(':') + 1)..];
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or ':';

    private void TakeAsText()
    {
        Fault();
        AddText("<", decode: false);
        position++;
    }

    // An element that ends hands its text to the one around it, so that HTML that nobody escaped loses its tags and not its words.
    private void CloseTo(int index)
    {
        for (var i = open.Count - 1; i >= index; i--)
        {
            if (i > 1 && !IsStructure(open[i - 1].Name)) open[i - 1].Append(IsStructure(open[i].Name) ? "" : open[i].Name == "br" ? "\n" + open[i].Text : open[i].Text + (open[i].Name is "p" or "li" or "div" ? "\n" : ""));
        }
        open.RemoveRange(index, open.Count - index);
    }

    private static bool IsStructure(string name) => name is "schedule" or "conference" or "day" or "event" or "persons" or "links" or "attachments" or "recording";

    private void AddText(string text, bool decode)
    {
        if (text.Length == 0 || open.Count < 2 || IsStructure(open[^1].Name)) return;
        open[^1].Append(decode && text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text);
    }

    private void Fault() => FirstFault ??= LineOf(position);

    private int LineOf(int at)
    {
        at = Math.Min(at, source.Length);
        line += source.AsSpan(lineAt, Math.Max(0, at - lineAt)).Count('\n');
        lineAt = Math.Max(lineAt, at);
        return line;
    }
}
