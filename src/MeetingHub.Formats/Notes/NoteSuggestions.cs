using System.Collections.Frozen;
using System.Text.RegularExpressions;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Notes;

/// <summary>A line that may be an outcome although nobody marked it.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="Kind">What it would be marked as.</param>
/// <param name="Text">What it says.</param>
public sealed record NoteSuggestion(int Line, NoteMarkKind Kind, string Text);

/// <summary>
/// Finds lines that may be outcomes by where they stand: what is listed under "Acuerdos" or "Next steps", and boxes that are not ticked.
/// They are offered to whoever writes, and never taken by themselves: minutes list under such headings what was only talked about, too.
/// </summary>
public static partial class NoteSuggestions
{
    private const int LongestHeading = 6;

    private static readonly FrozenDictionary<string, NoteMarkKind> Words = new (NoteMarkKind Kind, string Words)[]
    {
        (NoteMarkKind.Agreement, "agreed agreement agreements consensus acuerdo acuerdos acordado acordo acordos accord accords"),
        (NoteMarkKind.Decision, "decision decisions decided resolution resolutions decisiones resolucion resoluciones decisao decisoes deliberacao deliberacoes resolucao resolucoes"),
        (NoteMarkKind.ActionItem, "action actions tasks todo todos steps tarea tareas acciones pendiente pendientes compromiso compromisos pasos acao acoes tarefa tarefas encaminhamento encaminhamentos pendencia pendencias passos taches"),
        (NoteMarkKind.Recommendation, "recommendation recommendations recomendacion recomendaciones recomendacao recomendacoes recommandations"),
        (NoteMarkKind.Question, "questions preguntas dudas perguntas questoes"),
    }.SelectMany(group => group.Words.Split(' '), (group, word) => (word, group.Kind)).ToFrozenDictionary(entry => entry.word, entry => entry.Kind);

    // "Not agreed", "Sin acuerdo"; and what was agreed before is agreed already.
    private static readonly FrozenSet<string> Against = "not no without sin nao sem previous anteriores anterior rejected rechazados".Split(' ').ToFrozenSet();

    /// <summary>The lines that may be outcomes, in their order; none that is marked, done, or code.</summary>
    public static IReadOnlyList<NoteSuggestion> Find(string text)
    {
        List<NoteSuggestion> found = [];
        var marked = NoteMarks.Find(text).Select(m => m.Line).ToHashSet();
        NoteMarkKind? under = null;
        var (isCode, level) = (false, 0);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal)) isCode = !isCode;
            if (isCode || line.Length == 0) continue;
            if (Heading().Match(line) is { Success: true } heading)
            {
                var own = heading.Groups["level"].Success ? heading.Groups["level"].Length : 7;
                // A heading for each person below "Actions" is still about actions.
                if (KindOf(heading.Groups["text"].Value) is { } kind) (under, level) = (kind, own);
                else if (own <= level) under = null;
                continue;
            }
            if (marked.Contains(i)) continue;
            var box = Box().Match(line);
            if (box.Groups["done"].Success) continue;
            if (box.Success) found.Add(new NoteSuggestion(i, under ?? NoteMarkKind.ActionItem, box.Groups["text"].Value));
            else if (under is { } listed && Item().Match(line) is { Success: true } item) found.Add(new NoteSuggestion(i, listed, item.Groups["text"].Value));
        }
        return found;
    }

    /// <summary>What a heading says of the list below it; null where it says nothing of the sort.</summary>
    internal static NoteMarkKind? KindOf(string heading)
    {
        var words = Folding.Fold(heading).Split([' ', '/', ',', ':', '-', '(', ')', '.', '*'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > LongestHeading || words.Any(Against.Contains)) return null;
        foreach (var word in words)
            if (Words.TryGetValue(word, out var kind)) return kind;
        return null;
    }

    // Also "**Acuerdos**" and "Acuerdos:" alone on their line, as people write where there is no time for signs.
    [GeneratedRegex(@"^(?:(?<level>#{1,6})\s+(?<text>.*?)#*|(?:\*\*|__)(?<text>[^*_]+)(?:\*\*|__):?|(?<text>\p{Lu}[^.:]{2,60}):)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(?:[-*+]|\d{1,2}[.)])\s+\[(?:(?<done>[xX])|\s)\]\s+(?<text>\S.*)$")]
    private static partial Regex Box();

    [GeneratedRegex(@"^(?:[-*+•]|\d{1,2}[.)])\s+(?<text>\S.{2,})$")]
    private static partial Regex Item();
}
