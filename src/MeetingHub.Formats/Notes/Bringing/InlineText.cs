using System.Text;
using System.Text.RegularExpressions;

namespace MeetingHub.Formats.Notes.Bringing;

/// <summary>Which signs that people typed mean something.</summary>
internal enum TypedSigns
{
    /// <summary>None: a word processor shows them as they are.</summary>
    Plain,
    /// <summary>Those that begin a line, as "1." does on wiki pages; within a line, none.</summary>
    AtLineStarts,
    /// <summary>All: in pads people type Markdown.</summary>
    Markdown,
}

/// <summary>How a stretch of words looks.</summary>
/// <param name="Bold">Strong.</param>
/// <param name="Italic">Emphasised.</param>
/// <param name="Struck">Struck through.</param>
/// <param name="Code">Code, taken literally.</param>
/// <param name="Link">Where it leads.</param>
/// <param name="IsRaw">Whether it is Markdown already.</param>
internal sealed record Look(bool Bold = false, bool Italic = false, bool Struck = false, bool Code = false, string? Link = null, bool IsRaw = false)
{
    public static readonly Look Plain = new();
}

/// <summary>
/// Words and how they look, written as Markdown. Word processors cut a bold word into several stretches and take the space behind it along:
/// signs are put where Markdown knows them as such, and what a person typed is escaped only where it would be read as a sign.
/// </summary>
internal sealed partial class InlineText
{
    private static readonly string[] Signs = ["**", "*", "~~"];

    private readonly List<(string Text, Look Look)> stretches = [];

    /// <summary>Whether nothing was said.</summary>
    public bool IsEmpty => stretches.TrueForAll(s => string.IsNullOrWhiteSpace(s.Text));

    /// <summary>Adds words; their line ends are spaces.</summary>
    public void Add(string text, Look look)
    {
        text = Spaces().Replace(text.Replace("\u200B", "", StringComparison.Ordinal).Replace("\uFEFF", "", StringComparison.Ordinal).Replace("\u00AD", "", StringComparison.Ordinal), " ");
        if (text.Length > 0) stretches.Add((text, look));
    }

    /// <summary>Ends the line.</summary>
    public void Break() => stretches.Add(("\n", Look.Plain));

    /// <summary>The lines as Markdown; an empty one between two paragraphs.</summary>
    /// <param name="typed">Which signs in them mean something.</param>
    /// <param name="isTable">Whether they stand in a table, where a bar parts cells and a sign may pair with one in another cell.</param>
    /// <param name="isAlone">Whether they are a paragraph of their own, so that a sign in them pairs with none outside.</param>
    public List<string> Lines(TypedSigns typed, bool isTable = false, bool isAlone = true)
    {
        List<List<(string Text, Look Look)>> lines = [[]];
        foreach (var stretch in stretches)
            if (stretch.Text == "\n") lines.Add([]);
            else lines[^1].Add(stretch);
        var whole = string.Join('\n', stretches.Where(s => !s.Look.Code && !s.Look.IsRaw).Select(s => s.Text));
        var isStyled = isTable || !isAlone || stretches.Exists(s => s.Look.Bold || s.Look.Italic || s.Look.Struck || s.Look.Code);
        // One sign alone has nothing to pair with; beside others, any may.
        var paired = isStyled ? "*_~`" : typed == TypedSigns.Markdown ? "" : string.Concat(Pairing().Matches(whole).CountBy(m => whole[m.Index]).Where(c => c.Value > 1).Select(c => c.Key));
        return [.. lines.Select(line => Line(Tidy(line), typed, isTable, paired))];
    }

    // One space between words, none at the ends; neighbours that look alike are one, and a space looks like both its neighbours.
    private static List<(string Text, Look Look)> Tidy(List<(string Text, Look Look)> line)
    {
        List<(string Text, Look Look)> tidy = [];
        var endsInSpace = true;
        for (var i = 0; i < line.Count; i++)
        {
            var (text, look) = line[i];
            if (endsInSpace) text = text.TrimStart(' ');
            if (text.Length == 0) continue;
            endsInSpace = text[^1] == ' ';
            if (text == " " && !look.Code) look = tidy.Count > 0 && i + 1 < line.Count ? Common(tidy[^1].Look, line[i + 1].Look) : Look.Plain;
            if (tidy.Count > 0 && tidy[^1].Look == look) tidy[^1] = (tidy[^1].Text + text, look);
            else tidy.Add((text, look));
        }
        while (tidy.Count > 0 && tidy[^1].Text.TrimEnd(' ') is var last && last.Length < tidy[^1].Text.Length)
        {
            if (last.Length > 0) tidy[^1] = (last, tidy[^1].Look);
            else tidy.RemoveAt(tidy.Count - 1);
        }
        return tidy;
    }

    private static Look Common(Look a, Look b) => new(a.Bold && b.Bold, a.Italic && b.Italic, a.Struck && b.Struck, false, a.Link == b.Link ? a.Link : null);

    private static string Line(List<(string Text, Look Look)> line, TypedSigns typed, bool isTable, string paired)
    {
        var raw = string.Concat(line.Select(s => s.Text));
        var marks = new bool[raw.Length];
        if (typed != TypedSigns.Markdown) Mark(raw, marks, typed, paired);
        List<Stretch> parts = [];
        var at = 0;
        foreach (var (text, look) in line)
        {
            if (look.Code || look.IsRaw) Array.Clear(marks, at, text.Length);
            for (var i = at; i < at + text.Length && !look.IsRaw; i++)
            {
                if (raw[i] == '|' && isTable) marks[i] = true;
                else if (look is { Link: not null, Code: false } && raw[i] is '[' or ']') marks[i] = true;
            }
            parts.Add(new Stretch(text, look, at));
            at += text.Length;
        }
        var written = new StringBuilder(raw.Length + 16);
        Write(parts, written, marks, raw, raw.Length);
        return written.ToString();
    }

    private sealed record Stretch(string Text, Look Look, int At)
    {
        public int End => At + Text.Length;

        public bool Has(int sign) => sign switch { 0 => Look.Bold, 1 => Look.Italic, _ => Look.Struck };

        public Stretch Without(int sign) => this with { Look = sign switch { 0 => Look with { Bold = false }, 1 => Look with { Italic = false }, _ => Look with { Struck = false } } };

        public Stretch Cut(int from, int to) => new(Text[(from - At)..(to - At)], Look, from);
    }

    // The look that lasts longest is written around the others.
    private static void Write(List<Stretch> parts, StringBuilder written, bool[] marks, string raw, int end)
    {
        for (var i = 0; i < parts.Count;)
        {
            var (best, length) = (-1, 0);
            for (var sign = 0; sign < Signs.Length; sign++)
            {
                var count = 0;
                while (i + count < parts.Count && parts[i + count].Has(sign)) count++;
                if (count > length) (best, length) = (sign, count);
            }
            var linked = 0;
            while (parts[i].Look.Link is { } link && i + linked < parts.Count && parts[i + linked].Look.Link == link) linked++;
            if (linked > 0 && linked >= length)
            {
                WriteLink(parts.GetRange(i, linked), written, marks, raw);
                i += linked;
            }
            else if (best >= 0)
            {
                WriteSigned(parts.GetRange(i, length), best, written, marks, raw, i + length < parts.Count ? parts[i + length].At : end);
                i += length;
            }
            else WriteWords(parts[i++], written, marks);
        }
    }

    private static void WriteLink(List<Stretch> parts, StringBuilder written, bool[] marks, string raw)
    {
        var address = parts[0].Look.Link!; // asked for by whoever calls
        var text = string.Concat(parts.Select(p => p.Text));
        var bare = parts.Select(p => p with { Look = p.Look with { Link = null } }).ToList();
        if (text.Trim() is not { Length: > 0 } said)
        {
            foreach (var part in bare) WriteWords(part, written, marks);
            return;
        }
        var lead = text.Length - text.TrimStart().Length;
        written.Append(' ', lead);
        if (said == address && Address().IsMatch(said)) written.Append(said);
        else
        {
            // "!" before a link would make it a picture.
            if (written is [.., '!']) written.Insert(written.Length - 1, '\\');
            written.Append('[');
            Write(Inside(bare, parts[0].At + lead, parts[0].At + lead + said.Length), written, marks, raw, parts[^1].End);
            written.Append("](").Append(address.Replace(" ", "%20", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)
                .Replace("\\", "%5C", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal)).Append(')');
        }
        written.Append(' ', text.Length - lead - said.Length);
    }

    // Markdown knows a sign only beside a word (CommonMark 6.2): spaces go outside, and so does punctuation that touches a word there.
    private static void WriteSigned(List<Stretch> parts, int sign, StringBuilder written, bool[] marks, string raw, int next)
    {
        var (from, to) = (parts[0].At, parts[^1].End);
        while (from < to && raw[from] == ' ') from++;
        while (to > from && raw[to - 1] == ' ') to--;
        var isInside = written.Length > 0 && written[^1] is '*' or '~' or '[';
        if (from == parts[0].At && from > 0 && IsWord(raw[from - 1]) && !isInside)
            while (from < to && !IsWord(raw[from])) from++;
        if (to == parts[^1].End && next < raw.Length && to == next && IsWord(raw[next]))
            while (to > from && !IsWord(raw[to - 1])) to--;
        // What would run together with other signs is shown without its own.
        var touches = from == parts[0].At && written.Length > 1 && from > 0 && raw[from - 1] != ' ' && written[^1] is '*' or '~' && written[^2] != '\\';
        var bare = parts.Select(p => p.Without(sign)).ToList();
        if (from >= to || touches)
        {
            Write(bare, written, marks, raw, next);
            return;
        }
        Write(Inside(bare, parts[0].At, from), written, marks, raw, from);
        written.Append(Signs[sign]);
        Write(Inside(bare, from, to), written, marks, raw, to);
        written.Append(Signs[sign]);
        Write(Inside(bare, to, parts[^1].End), written, marks, raw, next);
    }

    private static List<Stretch> Inside(List<Stretch> parts, int from, int to) =>
        [.. parts.Where(p => p.At < to && p.End > from).Select(p => p.Cut(Math.Max(p.At, from), Math.Min(p.End, to)))];

    private static void WriteWords(Stretch stretch, StringBuilder written, bool[] marks)
    {
        if (stretch.Look is { Code: true, IsRaw: false } && stretch.Text.Trim() is { Length: > 0 } code)
        {
            written.Append(' ', stretch.Text.Length - stretch.Text.TrimStart().Length);
            var fence = new string('`', Ticks().Matches(code).Select(m => m.Length).DefaultIfEmpty(0).Max() + 1);
            var space = code[0] == '`' || code[^1] == '`' ? " " : "";
            var isBarred = marks.AsSpan(stretch.At, stretch.Text.Length).Contains(true);
            written.Append(fence).Append(space).Append(isBarred ? code.Replace("|", "\\|", StringComparison.Ordinal) : code).Append(space).Append(fence);
            written.Append(' ', stretch.Text.Length - stretch.Text.TrimEnd().Length);
            return;
        }
        for (var i = 0; i < stretch.Text.Length; i++)
        {
            if (marks[stretch.At + i]) written.Append('\\');
            written.Append(stretch.Text[i]);
        }
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c);

    // Which characters would be read as signs. Ordinary prose has none: "a_b", "3 * 4", "C#", "[sic]" stay as they are.
    private static void Mark(string raw, bool[] marks, TypedSigns typed, string paired)
    {
        foreach (Match sign in Pairing().Matches(raw))
            if (paired.Contains(raw[sign.Index])) marks.AsSpan(sign.Index, sign.Length).Fill(true);
        foreach (Match sign in Single().Matches(raw)) marks[sign.Index] = true;
        // An address is one word to Markdown, too.
        foreach (Match address in AddressInText().Matches(raw)) marks.AsSpan(address.Index, address.Length).Clear();
        var start = raw.Length - raw.TrimStart().Length;
        var line = typed == TypedSigns.Plain ? LineStart().Match(raw, start, raw.Length - start) : WikiLineStart().Match(raw, start, raw.Length - start);
        if (line.Success) marks[line.Groups["number"] is { Success: true } number ? number.Index + number.Length : start] = true;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("`+")]
    private static partial Regex Ticks();

    // Those that come in pairs, where they touch a word: "*" and "~~" on either side, "_" not within one.
    [GeneratedRegex(@"(?<!\S)\*+(?=\S)|(?<=\S)\*+|(?<![\w_])_+(?=\S)|(?<=\S)(?<!_)_+(?![\w_])|~{2,}|`")]
    private static partial Regex Pairing();

    // Those that stand for themselves: escapes, character references, tags and addresses in brackets, links, notes. We show tags as text; who reads the file elsewhere may not.
    [GeneratedRegex(@"\\(?=[!-/:-@\[-`{-~]|$)|&(?=#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z]\w{1,31};)|<(?=[A-Za-z/!?]|[^\s<>@]{1,64}@)|\[(?=[^\[\]]*\]\()|\[(?=\^[^\s\]]+\])|(?<=^\s*)\[(?=[^\[\]]+\]:)")]
    private static partial Regex Single();

    [GeneratedRegex(@"https?://[^\s<>]+", RegexOptions.IgnoreCase)]
    private static partial Regex AddressInText();

    [GeneratedRegex(@"^https?://[^\s<>()*\[\]|]*[\w/]$", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\G(?:#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|\*\[|:(?=\s)|=+\s*$|-+\s*$|(?:[-*_]\s*){3,}$|\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$|(?<number>\d{1,9})[.)](?=\s|$))")]
    private static partial Regex LineStart();

    [GeneratedRegex(@"\G(?:#{1,6}(?=\s|$)|\*\[|:(?=\s)|=+\s*$|-+\s*$)")]
    private static partial Regex WikiLineStart();
}
