using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Import.Dates;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Notes;

/// <summary>What a line of notes is marked as.</summary>
public enum NoteMarkKind
{
    /// <summary>Agreed between those present.</summary>
    Agreement,
    /// <summary>Decided by a body.</summary>
    Decision,
    /// <summary>Something somebody is to do.</summary>
    ActionItem,
    /// <summary>Advice to others.</summary>
    Recommendation,
    /// <summary>Left open; it is shown, and is no outcome.</summary>
    Question,
}

/// <summary>A line of notes that its writer marked.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="Kind">What it is marked as.</param>
/// <param name="Text">What it says, without the marker and with the lines that continue it.</param>
/// <param name="Name">Who stands in brackets behind the marker, as in <c>ACTION (Ana):</c>.</param>
/// <param name="Due">By when, where it says so.</param>
/// <param name="IsRefused">Whether it was put to those present and not taken.</param>
public sealed record NoteMark(int Line, NoteMarkKind Kind, string Text, string? Name, PartialDate? Due, bool IsRefused);

/// <summary>
/// Finds typed markers in English, Spanish, Portuguese and French: <c>ACUERDO: …</c>, <c>**Encaminhamento:** …</c>, <c>#agreed …</c>.
/// A marker begins its line, after a list sign or a chat's name; code, quotes and lines after a backslash are none.
/// </summary>
public static partial class NoteMarks
{
    private static readonly FrozenDictionary<string, (NoteMarkKind Kind, bool IsRefused)> Words = new (NoteMarkKind Kind, string Words)[]
    {
        (NoteMarkKind.Agreement, "agreed agree agreement consensus accepted accept acuerdo acordo accord"),
        (NoteMarkKind.Decision, "decision resolved resolution resolucion resolucao decisao deliberacao"),
        (NoteMarkKind.ActionItem, "action ai todo tarea accion pendiente compromiso acao tarefa encaminhamento pendencia compromisso tache"),
        (NoteMarkKind.Recommendation, "recommendation recomendacion recomendacao recommandation"),
        (NoteMarkKind.Question, "issue question duda pregunta questao pergunta"),
    }.SelectMany(group => group.Words.Split(' '), (group, word) => (Word: word, Mark: (group.Kind, IsRefused: false)))
        .Concat("rejected failed inconclusive".Split(' ').Select(word => (Word: word, Mark: (NoteMarkKind.Decision, IsRefused: true))))
        .ToFrozenDictionary(entry => entry.Word, entry => entry.Mark);

    private static readonly SearchValues<char> MarkSigns = SearchValues.Create(":：#–—<");

    // What is longer is no sentence, and a date in it would be looked for too long.
    private const int LongestRead = 2_000;

    /// <summary>The marked lines of Markdown or of a chat's log, in order.</summary>
    public static IReadOnlyList<NoteMark> Find(string text) => [.. FindLines(text).Select(mark => mark with { Due = DueOf(mark.Text) })];

    /// <summary>The same without what is due, for where only the lines count: reading dates takes longer than all the rest.</summary>
    internal static IReadOnlyList<NoteMark> FindLines(string text)
    {
        List<NoteMark> found = [];
        var lines = text.Split('\n');
        string? fence = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            var bare = line.TrimStart();
            if (fence is not null)
            {
                if (bare.StartsWith(fence, StringComparison.Ordinal)) fence = null;
                continue;
            }
            if (Fence(bare) is { } opened)
            {
                fence = opened;
                continue;
            }
            if (Read(line) is not { } mark) continue;
            var first = i;
            var said = mark.Text;
            while (i + 1 < lines.Length && Continues(line, lines[i + 1]) is { } more) (said, i) = ($"{said} {more}", i + 1);
            said = said.Trim().TrimEnd('*', '_').TrimEnd();
            if (said.Length > 0) found.Add(new NoteMark(first, mark.Kind, said, mark.Name, null, mark.IsRefused));
        }
        return found;
    }

    /// <summary>Who of those known is to see to a marked line: <c>@Wikimedia Chile</c>, <c>Wikimedia Chile va a …</c>, or in the marker's brackets.</summary>
    /// <param name="mark">The line.</param>
    /// <param name="names">The names that could be meant.</param>
    public static IReadOnlyList<string> OwnersIn(NoteMark mark, IEnumerable<string> names)
    {
        var folded = Folding.Fold(mark.Text);
        var inBrackets = mark.Name is null ? null : Folding.Fold(mark.Name);
        List<string> owners = [];
        // The longest first: "Wikimedia Chile" before "Wikimedia".
        foreach (var name in names.OrderByDescending(n => n.Length))
        {
            var key = Folding.Fold(name);
            if (key.Length < 2 || owners.Exists(o => Folding.Fold(o).Contains(key, StringComparison.Ordinal))) continue;
            if (inBrackets == key || Called(folded, key) || Begins(folded, key)) owners.Add(name);
        }
        return owners;
    }

    /// <summary>The marker that a kind is written with, as <see cref="Find"/> reads it.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="language">The language of the notes; English where it is none of the three.</param>
    public static string Word(NoteMarkKind kind, string? language) => (kind, language) switch
    {
        (NoteMarkKind.Agreement, "es") => "ACUERDO",
        (NoteMarkKind.Agreement, "pt") => "ACORDO",
        (NoteMarkKind.Agreement, _) => "AGREED",
        (NoteMarkKind.Decision, "es") => "DECISIÓN",
        (NoteMarkKind.Decision, "pt") => "DECISÃO",
        (NoteMarkKind.Decision, _) => "DECISION",
        (NoteMarkKind.ActionItem, "es") => "TAREA",
        (NoteMarkKind.ActionItem, "pt") => "ENCAMINHAMENTO",
        (NoteMarkKind.ActionItem, _) => "ACTION",
        (NoteMarkKind.Recommendation, "es") => "RECOMENDACIÓN",
        (NoteMarkKind.Recommendation, "pt") => "RECOMENDAÇÃO",
        (NoteMarkKind.Recommendation, _) => "RECOMMENDATION",
        (_, "es") => "PREGUNTA",
        (_, "pt") => "QUESTÃO",
        _ => "QUESTION",
    };

    /// <summary>A line with a marker put before what it says, behind its list sign and box.</summary>
    /// <param name="line">The line, which has none yet.</param>
    /// <param name="kind">What it is to be marked as.</param>
    /// <param name="language">The language of the notes.</param>
    public static string Mark(string line, NoteMarkKind kind, string? language)
    {
        var sign = Before().Match(line).Length;
        return $"{line[..sign]}{Word(kind, language)}: {line[sign..]}";
    }

    /// <summary>The mark of a single line; null where it has none.</summary>
    internal static (NoteMarkKind Kind, string Text, string? Name, bool IsRefused)? Read(string line)
    {
        if (!MayBeMarked(line)) return null;
        if (line.StartsWith("    ", StringComparison.Ordinal) && line.TrimStart() is not ['-' or '*' or '+', ..]) return null;
        if (ChatAction().Match(line) is { Success: true } chat) return (NoteMarkKind.ActionItem, chat.Groups["text"].Value, null, false);
        var match = Marker().Match(line);
        if (!match.Success || !Words.TryGetValue(Folding.Fold(match.Groups["key"].ValueSpan), out var kind)) return null;
        return (kind.Kind, match.Groups["text"].Value, match.Groups["name"] is { Success: true } name ? name.Value.Trim() : null, kind.IsRefused);
    }

    // Nearly no line is marked, and telling so must not cost two expressions: a colon, a dash that is no list sign, a chat's name or its "#".
    private static bool MayBeMarked(string line) => line.AsSpan().ContainsAny(MarkSigns) || line.AsSpan().TrimStart() is { Length: > 1 } text && text[1..].Contains('-');

    private static string? Fence(string line) => line.StartsWith("```", StringComparison.Ordinal) ? "```" : line.StartsWith("~~~", StringComparison.Ordinal) ? "~~~" : line.StartsWith("[[", StringComparison.Ordinal) && !line.Contains("]]", StringComparison.Ordinal) ? "]]" : null;

    // "… and so on", or a line set further in than the marked one.
    private static string? Continues(string line, string next)
    {
        var chat = ChatName().Match(next);
        var bare = next[chat.Length..].Trim();
        if (bare.StartsWith('…')) return bare[1..].Trim();
        if (bare.StartsWith("...", StringComparison.Ordinal)) return bare[3..].Trim();
        return chat.Length == 0 && bare.Length > 0 && Indent(next) > Indent(line) && !ListSign().IsMatch(bare) && Read(next) is null ? bare : null;
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    private static bool Called(string text, string name)
    {
        for (var at = text.IndexOf("@" + name, StringComparison.Ordinal); at >= 0; at = text.IndexOf("@" + name, at + 1, StringComparison.Ordinal))
            if (IsEnd(text, at + 1 + name.Length)) return true;
        return false;
    }

    private static bool Begins(string text, string name) => text.StartsWith(name, StringComparison.Ordinal) && IsEnd(text, name.Length) && Doing().IsMatch(text[name.Length..]);

    private static bool IsEnd(string text, int at) => at >= text.Length || !char.IsLetterOrDigit(text[at]);

    private static PartialDate? DueOf(string text)
    {
        if (text.Length > LongestRead) return null;
        var folded = Folding.Fold(text);
        var cue = Due().Match(folded);
        if (!cue.Success) return null;
        var date = DateRecogniser.Find(folded[cue.Index..]).FirstOrDefault(d => d.Stretch.Start <= cue.Length + 2);
        return date?.End ?? date?.Start;
    }

    [GeneratedRegex(@"^\s*(?:(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?\s+)?<[^<>\s]+>\s*)?(?:(?:[-*+•]|\d{1,2}[.)])\s+)*(?:\[[ xX]?\]\s*)?(?:\*\*|'''|__)?(?:#(?<key>\p{L}+)[:：]?\s+(?<text>\S.*)|(?<key>\p{L}+)(?:\s+\d{1,3})?(?:\s*\((?<name>[^()]{1,80})\))?\s*(?:\*\*|'''|__)?(?:\s*[:：]|\s+[-–—]\s)\s*(?:\*\*|'''|__)?\s*(?<text>\S.*))$")]
    private static partial Regex Marker();

    [GeneratedRegex(@"^\s*(?:(?:[-*+•]|\d{1,2}[.)])\s+)*(?:\[[ xX]?\]\s*)?")]
    private static partial Regex Before();

    // In chats the colon may be missing, or stand behind who is to do it.
    [GeneratedRegex(@"^\s*(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?\s+)?<[^<>\s]+>\s*action\s+(?<text>[^\s:：].*?(?:\sto\s|:).*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ChatAction();

    [GeneratedRegex(@"^\s*(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?\s+)?<[^<>\s]+>")]
    private static partial Regex ChatName();

    [GeneratedRegex(@"^(?:[-*+•]|\d{1,2}[.)])\s")]
    private static partial Regex ListSign();

    [GeneratedRegex(@"^\s*(?:,|:|\s)\s*(?:to|will|shall|is to|va a|van a|se compromete a|debe|vai|vao|ira|deve|se compromete|fica de|va)\b")]
    private static partial Regex Doing();

    [GeneratedRegex(@"\b(?:prazo|plazo|due|deadline|fecha limite|data limite|antes del?|before|by|until|ate|hasta el?|para el|para o dia|avant le|avant)\b\s*:?\s*(?:the\s|el\s|o\s|dia\s)*", RegexOptions.CultureInvariant)]
    private static partial Regex Due();
}
