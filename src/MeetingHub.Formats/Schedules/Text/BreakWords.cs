namespace MeetingHub.Formats.Schedules.Text;

/// <summary>Tells coffee and lunch from sessions about them.</summary>
internal static class BreakWords
{
    private const int MaxWords = 7;

    public static bool IsBreak(string? kind, string title)
    {
        if (kind is { Length: > 0 and < 40 } && ScheduleWords.WordsOf(kind) is { Length: > 0 and < 4 } kinds && Array.TrueForAll(kinds, w => Weight(w) > 0) && Array.Exists(kinds, w => Weight(w) > 1)) return true;
        if (title.Length > 80) return false;
        var words = ScheduleWords.WordsOf(title);
        if (words.Length is 0 or > MaxWords) return false;
        // "Coffee and networking", "Pausa para o café": nothing but words of breaks.
        if (Array.TrueForAll(words, w => Weight(w) > 0 || w.All(char.IsDigit)) && Array.Exists(words, w => Weight(w) > 1)) return true;
        // "Lunch in the garden", "Almuerzo: Restaurante": a meal stands first, and no word says that something is told there.
        return Weight(words[0]) == 3 && words.Length <= 5 && !Array.Exists(words, w => ScheduleWords.Has("session", w));
    }

    // 3: says it alone, wherever; 2: only among others of its kind; 1: may stand between them.
    private static int Weight(string word) => ScheduleWords.Meaning("break", word) switch { "meal" => 3, "pause" => 2, "filler" => 1, _ => 0 };
}
